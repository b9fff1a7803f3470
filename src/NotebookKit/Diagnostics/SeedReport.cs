namespace NotebookKit;

/// <summary>What begins at which seed: what <c>#!seed</c> shows.</summary>
/// <param name="Torch">The seed of torch's own generator.</param>
/// <param name="Training">The seed that <c>#!train</c> and <c>#!lr-find</c> take unless told.</param>
/// <param name="IsNew">Whether it was set just now.</param>
public sealed record SeedReport(long Torch, int Training, bool IsNew);

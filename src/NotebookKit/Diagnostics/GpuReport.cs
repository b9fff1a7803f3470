namespace NotebookKit;

/// <summary>Whether a GPU can be used, why not, and what to do about it: what <c>#!gpu</c> shows.</summary>
/// <param name="IsUsable">Whether libtorch computes on a GPU here.</param>
/// <param name="Verdict">The answer in a sentence.</param>
/// <param name="Checks">What was looked at.</param>
/// <param name="Paste">The line to paste, or null where nothing helps.</param>
/// <param name="PasteWhere">Where to paste it: a notebook's cell, or a shell.</param>
public sealed record GpuReport(bool IsUsable, string Verdict, IReadOnlyList<HealthLine> Checks, string? Paste, string? PasteWhere);

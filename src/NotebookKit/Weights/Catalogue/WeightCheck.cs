namespace NotebookKit;

/// <summary>What came of comparing weights with their published checksum: what <c>#!weights verify</c> shows.</summary>
/// <param name="Name">The weights.</param>
/// <param name="Path">Where they lie.</param>
/// <param name="HadChecksum">Whether there is a published checksum; without one nothing was compared.</param>
public sealed record WeightCheck(string Name, string Path, bool HadChecksum);

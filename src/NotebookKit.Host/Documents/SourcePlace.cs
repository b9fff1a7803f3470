namespace NotebookKit.Host;

/// <summary>Where a code cell's source lies in its file.</summary>
/// <param name="Id">The cell's id, where the file has one.</param>
/// <param name="IsInjected">Whether an earlier run wrote it, with its parameters.</param>
/// <param name="Lines">For each line of the source the line of the file, from 1.</param>
internal sealed record SourcePlace(string? Id, bool IsInjected, IReadOnlyList<int> Lines);

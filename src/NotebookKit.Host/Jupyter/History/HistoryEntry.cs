namespace NotebookKit.Host;

/// <summary>A cell that was run.</summary>
/// <param name="Session">Which kernel ran it: they are counted from 1.</param>
/// <param name="Line">Its number there.</param>
/// <param name="Source">Its text.</param>
internal sealed record HistoryEntry(int Session, int Line, string Source);

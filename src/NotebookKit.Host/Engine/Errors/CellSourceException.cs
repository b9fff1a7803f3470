namespace NotebookKit.Host;

/// <summary>A line of the cell that is addressed to the host (<c>#r</c>, <c>#!magic</c>) cannot be honoured.</summary>
internal sealed class CellSourceException(int line, string message) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;
}

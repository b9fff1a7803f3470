namespace NotebookKit.Host;

/// <summary>Which of a cell's two text streams.</summary>
internal enum CellStream
{
    Output,
    Error,
}

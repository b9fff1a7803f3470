namespace NotebookKit.Host;

/// <summary>What a notebook's run says while it goes on.</summary>
internal interface INotebookLines
{
    void CellStarts(int number, int count, string source);

    /// <summary>A live display's newest value.</summary>
    void Progress(ProgressLine line);

    void CellEnds(int number, int count, string source, CellRun cell);

    void CellSkipped(int number, int count, string source, string reason);
}

namespace NotebookKit.Host;

/// <summary>Several notebooks at a time: a line for each cell that is over, and it names its notebook.</summary>
internal sealed class ParallelLines(RunTerminal terminal, string path) : INotebookLines
{
    public void CellStarts(int number, int count, string source) { }

    public void Progress(ProgressLine line)
    {
        if (line.IsMilestone) terminal.Line($"  {path}  {line.Text}");
    }

    public void CellEnds(int number, int count, string source, CellRun cell) =>
        terminal.Line($"{terminal.Cut($"  {path} [{number}/{count}] {RunText.FirstLine(source)}", 12)}  {RunText.Seconds(cell.Seconds)}");

    public void CellSkipped(int number, int count, string source, string reason) =>
        terminal.Line($"{terminal.Cut($"  {path} [{number}/{count}] {RunText.FirstLine(source)}", reason.Length + 12)}  skipped: {reason}");
}

namespace NotebookKit.Host;

/// <summary>
/// One notebook at a time: each cell's number, first line and time; live displays in place on a terminal, and where lines
/// cannot be rewritten one line an epoch.
/// </summary>
internal sealed class SerialLines(RunTerminal terminal) : INotebookLines
{
    private const string ClearLine = "\r\e[2K";

    private string _cell = "";

    public void CellStarts(int number, int count, string source)
    {
        _cell = terminal.Cut($"  [{number}/{count}] {RunText.FirstLine(source)}", 12);
        terminal.Open(_cell);
    }

    public void Progress(ProgressLine line)
    {
        if (terminal.Rewrites) terminal.Open(ClearLine + terminal.Cut(RunTerminal.Indent + line.Text, 1));
        else if (line.IsMilestone) terminal.Line(RunTerminal.Indent + line.Text);
    }

    public void CellEnds(int number, int count, string source, CellRun cell)
    {
        string time = $"  {RunText.Seconds(cell.Seconds)}";
        terminal.Close((terminal.Rewrites ? ClearLine + _cell : "") + time, RunTerminal.Indent.TrimEnd() + RunTerminal.Indent[..^1] + time);
    }

    public void CellSkipped(int number, int count, string source, string reason) =>
        terminal.Line($"{terminal.Cut($"  [{number}/{count}] {RunText.FirstLine(source)}", reason.Length + 12)}  skipped: {reason}");
}

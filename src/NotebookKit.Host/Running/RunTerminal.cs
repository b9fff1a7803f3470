namespace NotebookKit.Host;

/// <summary>
/// Shows a run as it happens: each cell's number, first line and time; live displays in place on a terminal, and where
/// lines cannot be rewritten one line an epoch.
/// </summary>
/// <param name="output">The real standard output.</param>
/// <param name="errors">The real standard error.</param>
/// <param name="rewrites">Whether lines can be rewritten.</param>
/// <param name="width">How many columns there are.</param>
internal sealed class RunTerminal(TextWriter output, TextWriter errors, bool rewrites, int width)
{
    private const string ClearLine = "\r\e[2K";
    private const string Indent = "        ";

    private readonly Lock _gate = new();
    private string _cell = "";
    private bool _lineIsOpen;

    /// <summary>The terminal of this process. To be made before the cells' console takes its place.</summary>
    public static RunTerminal OfThisProcess() =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected, Console.IsOutputRedirected ? 120 : Math.Max(40, Console.WindowWidth));

    public void NotebookStarts(string path)
    {
        lock (_gate) output.WriteLine(path);
    }

    public void CellStarts(int number, int count, string source)
    {
        string[] lines = [.. source.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        string first = lines.FirstOrDefault(line => !line.StartsWith("using ", StringComparison.Ordinal)) ?? lines.FirstOrDefault("");
        lock (_gate)
        {
            _cell = Cut($"  [{number}/{count}] {first}", 12);
            output.Write(_cell);
            output.Flush();
            _lineIsOpen = true;
        }
    }

    /// <summary>Shows a live display's newest value in one line.</summary>
    public void Progress(object value)
    {
        if (!rewrites && value is not TrainingProgress { EndsEpoch: true }) return;
        string line = (value.ToString() ?? "").ReplaceLineEndings(" ");
        lock (_gate)
        {
            if (rewrites)
            {
                output.Write(ClearLine + Cut(Indent + line, 1));
            }
            else
            {
                if (_lineIsOpen) output.WriteLine();
                _lineIsOpen = false;
                output.WriteLine(Indent + line);
            }

            output.Flush();
        }
    }

    public void CellEnds(double seconds)
    {
        lock (_gate)
        {
            string before = rewrites ? ClearLine + _cell : _lineIsOpen ? "" : Indent.TrimEnd() + Indent[..^1];
            output.WriteLine($"{before}  {RunText.Seconds(seconds)}");
            _lineIsOpen = false;
        }
    }

    public void NotebookEnds(string path, RunResult result, IReadOnlyList<string> files)
    {
        lock (_gate)
        {
            if (result.Failure is { } failure) errors.WriteLine(RunText.Failure(path, failure));
            output.WriteLine($"{RunText.Status(result.Status)}  {path}  {RunText.Seconds(result.Seconds)}  {string.Join("  ", files)}");
            foreach (Figure figure in result.Figures) output.WriteLine($"{Indent}{RunText.Figure(figure)}");
            output.Flush();
        }
    }

    /// <summary>Says in one sentence why nothing, or nothing more, is run.</summary>
    public void Problem(string sentence)
    {
        lock (_gate)
        {
            if (_lineIsOpen) output.WriteLine();
            _lineIsOpen = false;
            errors.WriteLine($"nbkit: {sentence}");
        }
    }

    private string Cut(string line, int reserve) => line.Length + reserve <= width ? line : line[..(width - reserve - 1)] + "…";
}

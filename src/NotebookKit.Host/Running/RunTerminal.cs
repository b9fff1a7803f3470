namespace NotebookKit.Host;

/// <summary>What a run says to whoever started it.</summary>
/// <param name="output">Standard output.</param>
/// <param name="errors">Standard error.</param>
/// <param name="rewrites">Whether lines can be rewritten.</param>
/// <param name="width">How many columns there are.</param>
internal sealed class RunTerminal(TextWriter output, TextWriter errors, bool rewrites, int width)
{
    public const string Indent = "        ";

    private readonly Lock _gate = new();
    private bool _lineIsOpen;

    public bool Rewrites => rewrites;

    /// <summary>The terminal of this process.</summary>
    public static RunTerminal OfThisProcess() =>
        new(Console.Out, Console.Error, !Console.IsOutputRedirected, Console.IsOutputRedirected ? 120 : Math.Max(40, Console.WindowWidth));

    /// <summary>What one notebook's run says as it goes on.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="parallel">Whether others run at the same time, so that each line has to name its notebook.</param>
    public INotebookLines LinesOf(string path, bool parallel) => parallel ? new ParallelLines(this, path) : new SerialLines(this);

    public void NotebookStarts(string path) => Line(path);

    public void NotebookEnds(string path, RunResult result, IReadOnlyList<string> files)
    {
        lock (_gate)
        {
            CloseLine();
            if (result.Failure is { } failure) errors.WriteLine(RunText.Failure(path, failure));
            if (result.Problem is { } problem) errors.WriteLine($"{path}: {problem}");
            output.WriteLine($"{(result.Cached ? "cached" : RunText.Status(result.Status))}  {path}  {RunText.Seconds(result.Seconds)}  {string.Join("  ", files)}");
            foreach (Figure figure in result.Figures) output.WriteLine($"{Indent}{RunText.Figure(figure)}");
            output.Flush();
        }
    }

    /// <summary>Says what <c>--check</c> found.</summary>
    public void Differences(IEnumerable<string> differences)
    {
        lock (_gate)
        {
            CloseLine();
            foreach (string difference in differences) errors.WriteLine(difference);
        }
    }

    /// <summary>Tells GitHub, where it runs this process.</summary>
    public void ReportToGitHub(IReadOnlyList<NotebookReport> reports)
    {
        if (GitHubActions.IsHost) GitHubActions.Report(reports, output);
    }

    /// <summary>Says in one sentence why nothing, or nothing more, is run.</summary>
    public void Problem(string sentence)
    {
        lock (_gate)
        {
            CloseLine();
            errors.WriteLine($"nbkit: {sentence}");
        }
    }

    /// <summary>Writes a line of its own.</summary>
    public void Line(string text)
    {
        lock (_gate)
        {
            CloseLine();
            output.WriteLine(text);
            output.Flush();
        }
    }

    /// <summary>Writes to the line that stays open.</summary>
    public void Open(string text)
    {
        lock (_gate)
        {
            output.Write(text);
            output.Flush();
            _lineIsOpen = true;
        }
    }

    /// <summary>Ends the open line with a text; where another line came between, that text stands alone.</summary>
    /// <param name="text">What ends it.</param>
    /// <param name="alone">What stands alone.</param>
    public void Close(string text, string alone)
    {
        lock (_gate)
        {
            output.WriteLine(_lineIsOpen ? text : alone);
            output.Flush();
            _lineIsOpen = false;
        }
    }

    /// <summary>As much of a line as fits.</summary>
    /// <param name="line">The line.</param>
    /// <param name="reserve">Columns to keep free behind it.</param>
    public string Cut(string line, int reserve) => line.Length + reserve <= width ? line : line[..(width - reserve - 1)] + "…";

    private void CloseLine()
    {
        if (_lineIsOpen) output.WriteLine();
        _lineIsOpen = false;
    }
}

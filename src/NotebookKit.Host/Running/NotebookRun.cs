using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Runs one notebook from its first cell to its last, or to the first that fails, and saves it after each.</summary>
internal sealed class NotebookRun(Notebook notebook, RunFiles files, JsonObject parameters, RunOptions options, RunTerminal terminal, StopSignal stop)
{
    // How long an interrupted cell may take: the courtesy, the abort, and a loaded machine.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    private readonly DisplayRegistry _displays = new();
    private readonly List<(NotebookCell Cell, CellOutputs Outputs, int Number)> _ran = [];
    private readonly List<CellRun> _times = [];

    public Notebook Notebook => notebook;

    public RunFiles Files => files;

    /// <exception cref="OutputException">The executed notebook cannot be saved.</exception>
    public async Task<RunResult> ExecuteAsync()
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        long start = Stopwatch.GetTimestamp();
        NotebookCell[] cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        foreach (NotebookCell cell in cells)
        {
            cell.Outputs = [];
            cell.ExecutionCount = null;
            cell.Metadata.Remove("execution");
        }

        Save(); // An older run's outputs must not pass for this one's, whatever happens from here on.
        Figures.Clear();
        using var engine = new CSharpEngine();
        (RunStatus Status, CellFailure? Failure, bool Stuck) end = (RunStatus.Ok, null, false);
        for (int i = 0; i < cells.Length && end.Status == RunStatus.Ok; i++)
        {
            if (stop.Asked.IsCompleted) end = (RunStatus.Interrupted, null, false);
            else if (!string.IsNullOrWhiteSpace(cells[i].Source)) end = await RunAsync(engine, cells[i], i + 1, cells.Length);
        }

        Save();
        return new RunResult
        {
            Status = end.Status,
            Failure = end.Failure,
            Stuck = end.Stuck,
            Started = started,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Cells = _times,
            Parameters = parameters,
            Figures = Figures.Recorded,
        };
    }

    private async Task<(RunStatus Status, CellFailure? Failure, bool Stuck)> RunAsync(CSharpEngine engine, NotebookCell cell, int number, int count)
    {
        var outputs = new CellOutputs(_displays, terminal.Progress);
        _ran.Add((cell, outputs, number));
        terminal.CellStarts(number, count, cell.Source);
        DateTimeOffset started = DateTimeOffset.UtcNow;

        string language = cell.KernelName is { } kernel ? CellLanguage.Normalize(kernel) : CellLanguage.CSharp;
        Task<CellOutcome> running = engine.RunAsync(new CellCode(number, cell.Source, language), outputs);
        RunStatus status = await WaitAsync(engine, running);

        CellOutcome outcome = running.IsCompleted ? await running : new CellOutcome.Interrupted();
        CellError? error = outcome is CellOutcome.Failed failed ? failed.Error : null;
        if (status != RunStatus.Ok) error = Stopped(status, number);
        if (outcome is CellOutcome.Completed { Result: { } result }) outputs.Add(new CellOutput.Result(result));
        if (error is not null) outputs.Add(new CellOutput.Error(error));
        if (status == RunStatus.Ok && error is not null && !cell.HasTag(CellTags.RaisesException)) status = RunStatus.Failed;

        Record(cell, number, started, StatusOf(status, error));
        Save();
        terminal.CellEnds(_times[^1].Seconds);
        return (status, status == RunStatus.Ok ? null : new CellFailure(number, cell, error!), !running.IsCompleted);
    }

    /// <summary>Waits for the cell, or for the reason to end it before.</summary>
    private async Task<RunStatus> WaitAsync(CSharpEngine engine, Task<CellOutcome> running)
    {
        Task limit = Task.Delay(options.Timeout ?? Timeout.InfiniteTimeSpan);
        Task first = await Task.WhenAny(running, stop.Asked, limit);
        if (first == running) return RunStatus.Ok;

        // More than once: the cell may only just be on its way to its thread.
        for (long asked = Stopwatch.GetTimestamp(); !running.IsCompleted && Stopwatch.GetElapsedTime(asked) < Grace;)
        {
            engine.Interrupt();
            await Task.WhenAny(running, Task.Delay(100));
        }

        return first == limit ? RunStatus.TimedOut : RunStatus.Interrupted;
    }

    private CellError Stopped(RunStatus status, int number)
    {
        (string name, string message) = status == RunStatus.TimedOut
            ? ("Timeout", string.Create(CultureInfo.InvariantCulture, $"The cell took longer than {options.Timeout!.Value.TotalSeconds:0.###} s (--timeout) and was stopped."))
            : ("Interrupted", "The cell was interrupted.");
        return new CellError(name, message, 1, null, [$"{CellLocation.FileOf(number)}: {message}"]);
    }

    private static CellStatus StatusOf(RunStatus status, CellError? error) => status switch
    {
        RunStatus.Ok => error is null ? CellStatus.Ok : CellStatus.RaisedAsExpected,
        RunStatus.TimedOut => CellStatus.TimedOut,
        RunStatus.Interrupted => CellStatus.Interrupted,
        _ => CellStatus.Failed,
    };

    private void Record(NotebookCell cell, int number, DateTimeOffset started, CellStatus status)
    {
        DateTimeOffset ended = DateTimeOffset.UtcNow;
        _times.Add(new CellRun(number, cell.Id, status, (ended - started).TotalSeconds));
        cell.ExecutionCount = number;
        // The four moments that Jupyter's front ends record, and that tools read timings from.
        cell.Metadata["execution"] = new JsonObject
        {
            ["iopub.execute_input"] = Iso(started),
            ["iopub.status.busy"] = Iso(started),
            ["iopub.status.idle"] = Iso(ended),
            ["shell.execute_reply"] = Iso(ended),
        };
    }

    private void Save()
    {
        foreach ((NotebookCell cell, CellOutputs outputs, int number) in _ran) cell.Outputs = outputs.ToJson(number);
        OutputFile.Write(files.Notebook, IpynbFormat.Write(notebook));
    }

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// Runs one notebook from its first cell to its last, or to the first that fails, in a process of its own, and saves it
/// after each cell and, while one takes long, now and then.
/// </summary>
internal sealed class NotebookRun(Notebook notebook, RunFiles files, JsonObject parameters, RunOptions options, INotebookLines lines, StopSignal stop)
{
    private readonly DisplayRegistry _displays = new();
    private readonly List<(NotebookCell Cell, CellOutputs Outputs, int Number)> _ran = [];
    private readonly List<CellRun> _cells = [];
    private readonly Stopwatch _clock = new();
    private readonly SaveRhythm _rhythm = new();
    private IReadOnlyList<Figure> _figures = [];

    public Notebook Notebook => notebook;

    public RunFiles Files => files;

    /// <summary>What the outputs will depend on.</summary>
    public string Fingerprint { get; } = RunFingerprint.Of(notebook, options);

    /// <exception cref="OutputException">The executed notebook cannot be saved.</exception>
    public async Task<RunResult> ExecuteAsync()
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        _clock.Start();
        NotebookCell[] cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        foreach (NotebookCell cell in cells)
        {
            cell.Outputs = [];
            cell.ExecutionCount = null;
            cell.Metadata.Remove("execution");
        }

        Save(); // An older run's outputs must not pass for this one's, whatever happens from here on.
        CellEnd end = await RunAsync(cells);
        Save();
        return new RunResult
        {
            Status = end.Status,
            Failure = end.Failure,
            Problem = end.Problem,
            Started = started,
            Seconds = _clock.Elapsed.TotalSeconds,
            Cells = _cells,
            Parameters = parameters,
            Figures = _figures,
        };
    }

    private async Task<CellEnd> RunAsync(NotebookCell[] cells)
    {
        try
        {
            await using EngineProcess engine = await StartAsync();
            CellEnd end = new(RunStatus.Ok);
            for (int i = 0; i < cells.Length && end.Status == RunStatus.Ok; i++)
            {
                if (stop.Asked.IsCompleted) end = new CellEnd(RunStatus.Interrupted);
                else if (CellSkip.Reason(cells[i], options) is { } reason) Skip(cells[i], i + 1, cells.Length, reason);
                else if (!string.IsNullOrWhiteSpace(cells[i].Source)) end = await RunAsync(engine, cells[i], i + 1, cells.Length);
            }

            return end;
        }
        catch (TimeoutException)
        {
            return new CellEnd(RunStatus.TimedOut) { Problem = string.Create(CultureInfo.InvariantCulture, $"The notebook's process was not ready within {options.StartTimeout.TotalSeconds:0.###} s (--start-timeout); a loaded machine may need a longer limit.") };
        }
        catch (EngineDiedException failure)
        {
            return new CellEnd(failure.Exit.MemoryLimit is null ? RunStatus.Crashed : RunStatus.OverMemory) { Problem = failure.Message };
        }
    }

    private async Task<EngineProcess> StartAsync()
    {
        EngineProcess engine = await EngineProcess.StartAsync(new EngineOptions
        {
            Folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!,
            Memory = options.Memory,
            Processors = options.Jobs > 1 ? Math.Max(1, Environment.ProcessorCount / options.Jobs) : null,
            StartTimeout = options.StartTimeout,
        });
        try
        {
            await engine.WarmUpAsync().WaitAsync(options.StartTimeout);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private void Skip(NotebookCell cell, int number, int count, string reason)
    {
        _cells.Add(new CellRun(number, cell.Id, CellStatus.Skipped, 0) { Reason = reason });
        lines.CellSkipped(number, count, cell.Source, reason);
    }

    private async Task<CellEnd> RunAsync(EngineProcess engine, NotebookCell cell, int number, int count)
    {
        var outputs = new CellOutputs(_displays, lines.Progress);
        _ran.Add((cell, outputs, number));
        lines.CellStarts(number, count, cell.Source);
        DateTimeOffset started = DateTimeOffset.UtcNow;

        string language = cell.KernelName is { } kernel ? CellLanguage.Normalize(kernel) : CellLanguage.CSharp;
        Task<WorkerMessage.Ended> running = engine.RunAsync(new CellCode(number, cell.Source, language), outputs);
        var waiting = new CellWait(engine, running, options, stop, () => SaveNowAndThen(outputs));
        CellVerdict verdict = CellVerdict.Of(await waiting.EndAsync(_clock.Elapsed), cell.HasTag(CellTags.RaisesException), options);

        if (verdict.Ended is { } ended)
        {
            if (ended.Result is { } result) outputs.Add(new CellOutput.Result(result));
            _figures = ended.Figures;
        }

        if (verdict.Error is { } error) outputs.Add(new CellOutput.Error(error));
        Record(cell, number, started, verdict);
        Save();
        lines.CellEnds(number, count, cell.Source, _cells[^1]);
        return new CellEnd(verdict.Run) { Failure = verdict.Run == RunStatus.Ok ? null : new CellFailure(number, cell, verdict.Error!) };
    }

    private void Record(NotebookCell cell, int number, DateTimeOffset started, CellVerdict verdict)
    {
        DateTimeOffset ended = DateTimeOffset.UtcNow;
        _cells.Add(new CellRun(number, cell.Id, verdict.Cell, (ended - started).TotalSeconds)
        {
            ManagedPeakBytes = verdict.Ended?.Memory.ManagedPeak,
            ResidentPeakBytes = verdict.Ended?.Memory.ResidentPeak,
        });
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

    private void SaveNowAndThen(CellOutputs outputs)
    {
        if (_rhythm.IsDue(outputs.Version)) Save();
    }

    private void Save() => _rhythm.Time(() =>
    {
        foreach ((NotebookCell cell, CellOutputs outputs, int number) in _ran) cell.Outputs = outputs.ToJson(number);
        OutputFile.Write(files.Notebook, IpynbFormat.Write(notebook));
    });

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

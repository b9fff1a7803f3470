using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Runs one cell and tells the front ends what it shows and what it comes to.</summary>
internal sealed class CellRunner
{
    // Errors point at cell[N], which is the front end's In [N]. What has no number there gets one that no notebook reaches.
    private const int FirstUncounted = 1_000_000;
    private const string StateLost = "A new process was started. Every variable is gone: run the cells again from the first.";

    private readonly KernelEngine _engine;
    private readonly Broadcast _broadcast;
    private readonly UserInput _input;
    private readonly CellHistory _history;
    private readonly Lock _gate = new();
    private int _count, _uncounted = FirstUncounted;
    private JupyterRequest? _last;
    private Task _running = Task.CompletedTask;

    public CellRunner(KernelEngine engine, Broadcast broadcast, UserInput input, CellHistory history)
    {
        (_engine, _broadcast, _input, _history) = (engine, broadcast, input, history);
        _engine.DiedIdle += TellOfDeath;
    }

    /// <summary>Whether the user has interrupted the cell.</summary>
    public bool Interrupted { get; private set; }

    /// <summary>From here on an interrupt is meant for the next cell.</summary>
    public void Begin()
    {
        lock (_gate) Interrupted = false;
    }

    /// <summary>Runs a cell to its end.</summary>
    public async Task<CellReply> RunAsync(CellJob job)
    {
        (ExecuteRequest cell, _last) = (job.Cell, job.Request);
        if (cell.StoreHistory)
        {
            _count++;
            _history.Add(_count, cell.Code);
        }

        using var outputs = new CellBroadcast(_broadcast, job.Request, cell.AllowStdin ? _input : null, cell.Silent);
        outputs.Say("execute_input", new JsonObject { ["code"] = cell.Code, ["execution_count"] = _count });
        // JupyterLab and VS Code say which of a notebook's cells it is; its earlier run's values can then be let go.
        var code = new CellCode(cell.StoreHistory ? _count : ++_uncounted, cell.Code, Id: job.Request.Metadata.Text("cellId"));
        (MimeBundle? result, CellError? error) = await RunAsync(code, outputs);
        outputs.Flush();
        if (error is not null)
        {
            outputs.Say("error", ReplyContent.Problem(error));
            JsonObject failed = ReplyContent.Error(error);
            failed["execution_count"] = _count;
            return new CellReply(Failed: true, failed);
        }

        if (result is not null)
            outputs.Say("execute_result", new JsonObject { ["execution_count"] = _count, ["data"] = ReplyContent.Data(result), ["metadata"] = new JsonObject() });
        return new CellReply(Failed: false, new JsonObject
        {
            ["status"] = "ok",
            ["execution_count"] = _count,
            ["payload"] = new JsonArray(),
            ["user_expressions"] = await EvaluateAsync(job),
        });
    }

    /// <summary>Interrupts the running cell; returns at once.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            Interrupted = true;
            Stop(_running);
        }
    }

    private async Task<(MimeBundle? Result, CellError? Error)> RunAsync(CellCode cell, ICellSink sink)
    {
        try
        {
            WorkerMessage.Ended ended = await StartAsync(cell, sink);
            return (ended.Result, ended.Interrupted ? Error("Interrupted", Interrupted ? "The cell was interrupted." : "The cell interrupted itself.") : ended.Error);
        }
        catch (EngineDiedException death)
        {
            return (null, Error(death.Exit.Stopped ? "Interrupted" : "Crashed", $"{death.Message} {StateLost}"));
        }
        catch (TimeoutException)
        {
            return (null, Error("NotStarted", "The process for the notebook's cells did not start in time; run the cell again."));
        }
        catch (Exception failure)
        {
            return (null, Error(failure is KitException ? "NotStarted" : failure.GetType().Name, failure.Message));
        }
    }

    private Task<WorkerMessage.Ended> StartAsync(CellCode cell, ICellSink sink)
    {
        lock (_gate)
        {
            Task<WorkerMessage.Ended> running = _engine.RunAsync(cell, sink);
            _running = running;
            // The interrupt may have come before there was anything to end.
            if (Interrupted) Stop(running);
            return running;
        }
    }

    // Aside: the channel that brought the interrupt must go on listening.
    private void Stop(Task cell) => _ = Task.Run(() => _engine.StopAsync(cell));

    private async Task<JsonObject> EvaluateAsync(CellJob job)
    {
        var values = new JsonObject();
        foreach ((string name, string code) in job.Cell.Expressions)
        {
            using var nothing = new CellBroadcast(_broadcast, job.Request, input: null, silent: true);
            (MimeBundle? result, CellError? error) = await RunAsync(new CellCode(++_uncounted, code), nothing);
            values[name] = error is not null
                ? ReplyContent.Error(error)
                : new JsonObject { ["status"] = "ok", ["data"] = ReplyContent.Data(result ?? new MimeBundle([])), ["metadata"] = new JsonObject() };
        }

        return values;
    }

    private void TellOfDeath(EngineExit exit)
    {
        if (_last is not { } cell) return;
        _broadcast.Publish("stream", cell.Header, new JsonObject { ["name"] = "stderr", ["text"] = $"{exit.Sentence} Every variable is gone: run the cells again from the first.\n" });
    }

    private static CellError Error(string name, string sentence) => new(name, sentence, 1, null, [sentence]);
}

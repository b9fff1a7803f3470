namespace NotebookKit.Host;

/// <summary>
/// The process that runs the cells, as the kernel sees it: there always is one. Started at once, warmed up as soon as
/// nobody waits, and replaced when it dies.
/// </summary>
internal sealed class KernelEngine : IAsyncDisposable
{
    // Longer than the runner's: who waits sits before it and can restart the kernel at any time.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10), Quiet = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly EngineOptions _options;
    private readonly CancellationTokenSource _over = new();
    private Task<EngineProcess> _engine;
    private Task _running = Task.CompletedTask;

    public KernelEngine(string folder)
    {
        _options = new EngineOptions { Folder = folder };
        _engine = Task.Run(StartAsync);
    }

    /// <summary>Raised when a process dies while no cell runs, with the reason.</summary>
    public event Action<EngineExit>? DiedIdle;

    /// <summary>The process of this moment, as soon as it listens.</summary>
    /// <exception cref="KitException">It does not start.</exception>
    /// <exception cref="TimeoutException">It does not start in time.</exception>
    public Task<EngineProcess> CurrentAsync()
    {
        lock (_gate)
        {
            bool gone = _engine.IsFaulted || (_engine.IsCompletedSuccessfully && _engine.Result.Exited.IsCompleted);
            if (gone && !_over.IsCancellationRequested) _engine = Task.Run(StartAsync);
            return _engine;
        }
    }

    /// <summary>Runs a cell.</summary>
    /// <exception cref="EngineDiedException">The process died over it; another one is on its way.</exception>
    public async Task<WorkerMessage.Ended> RunAsync(CellCode cell, ICellSink sink)
    {
        EngineProcess engine = await CurrentAsync();
        Task<WorkerMessage.Ended> running = engine.RunAsync(cell, sink);
        lock (_gate) _running = running;
        try
        {
            return await running;
        }
        catch (EngineDiedException)
        {
            _ = CurrentAsync();
            throw;
        }
    }

    /// <summary>Ends a running cell: it is asked, then made, and at last its process is ended.</summary>
    public async Task StopAsync(Task cell)
    {
        try
        {
            await (await CurrentAsync()).StopAsync(cell, Grace);
        }
        catch (Exception failure) when (failure is KitException or TimeoutException)
        {
            // There is no process, and the cell says so.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        Task<EngineProcess> last;
        lock (_gate) last = _engine;
        await Task.WhenAny(last);
        if (last.IsCompletedSuccessfully) await last.Result.DisposeAsync();
    }

    private async Task<EngineProcess> StartAsync()
    {
        EngineProcess engine = await EngineProcess.StartAsync(_options, _over.Token);
        _ = WarmUpAsync(engine);
        _ = WatchAsync(engine);
        return engine;
    }

    private async Task WarmUpAsync(EngineProcess engine)
    {
        Task running;
        do
        {
            await Task.Delay(Quiet);
            lock (_gate) running = _running;
        }
        while (!running.IsCompleted);
        await engine.WarmUpAsync(language: true);
    }

    private async Task WatchAsync(EngineProcess engine)
    {
        EngineExit exit = await engine.Exited;
        Task running;
        lock (_gate) running = _running;
        // Another process only when it is asked for: what dies by itself would die again.
        if (running.IsCompleted && !_over.IsCancellationRequested) DiedIdle?.Invoke(exit);
        await Task.WhenAny(running);
        await engine.DisposeAsync();
    }
}

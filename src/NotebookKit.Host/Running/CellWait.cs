namespace NotebookKit.Host;

/// <summary>Waits for a cell, or for the reason to end it before; then asks it to end, makes it, and at last ends its process.</summary>
/// <param name="engine">What runs it.</param>
/// <param name="running">The cell.</param>
/// <param name="options">The time limits.</param>
/// <param name="stop">A person's or a container's stop.</param>
/// <param name="tick">Called now and then while the cell runs.</param>
internal sealed class CellWait(EngineProcess engine, Task<WorkerMessage.Ended> running, RunOptions options, StopSignal stop, Action tick)
{
    // How long an interrupted cell may take: the courtesy, the abort, and a loaded machine.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8), Tick = TimeSpan.FromSeconds(1);

    /// <param name="spent">What the notebook has taken so far.</param>
    public async Task<(CellEnding Why, Task<WorkerMessage.Ended> Cell)> EndAsync(TimeSpan spent)
    {
        Task cellLimit = Task.Delay(options.Timeout ?? Timeout.InfiniteTimeSpan);
        Task notebookLimit = Task.Delay(options.NotebookTimeout is { } limit ? TimeSpan.FromTicks(Math.Max(0, (limit - spent).Ticks)) : Timeout.InfiniteTimeSpan);
        Task first = Task.CompletedTask;
        for (Task? beat = null; first == beat || beat is null;)
        {
            beat = Task.Delay(Tick);
            first = await Task.WhenAny(running, stop.Asked, cellLimit, notebookLimit, beat);
            if (first == beat) tick();
        }

        if (first == running) return (CellEnding.Own, running);
        await engine.StopAsync(running, Grace);
        return (first == cellLimit ? CellEnding.CellTimeout : first == notebookLimit ? CellEnding.NotebookTimeout : CellEnding.Interrupt, running);
    }
}

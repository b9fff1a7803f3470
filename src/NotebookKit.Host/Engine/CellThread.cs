using System.Collections.Concurrent;
using System.Runtime;

namespace NotebookKit.Host;

/// <summary>
/// The one thread that runs an engine's cells: libtorch keeps its workers per calling thread, and an interrupt needs to
/// know whom to stop.
/// </summary>
internal sealed class CellThread : IDisposable
{
    // Deep recursion in a cell is a lesson, not a crash.
    private const int StackBytes = 16 << 20;

    private readonly BlockingCollection<(Func<CancellationToken, Func<Task<CellOutcome>>> Prepare, TaskCompletionSource<CellOutcome> Done)> _jobs = [];
    private volatile CellInterrupt? _running;

    public CellThread()
    {
        Allocator.ShareMainArena();
        // In the background: a cell that cannot be stopped must not keep the process alive.
        new Thread(Work, StackBytes) { IsBackground = true, Name = "cells" }.Start();
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="prepare">
    /// Compiles it. Cancelled by its token only, never aborted, so that the compiler's caches stay whole. Returns the
    /// cell's own code, which may be aborted anywhere.
    /// </param>
    public Task<CellOutcome> RunAsync(Func<CancellationToken, Func<Task<CellOutcome>>> prepare)
    {
        var done = new TaskCompletionSource<CellOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add((prepare, done));
        return done.Task;
    }

    public void Interrupt() => _running?.Begin();

    public void Dispose() => _jobs.CompleteAdding();

    private void Work()
    {
        foreach ((Func<CancellationToken, Func<Task<CellOutcome>>> prepare, TaskCompletionSource<CellOutcome> done) in _jobs.GetConsumingEnumerable())
        {
            try
            {
                done.SetResult(Run(prepare));
            }
            catch (Exception failure)
            {
                done.SetException(failure); // a fault of the engine itself: whoever waits for the cell hears of it
            }
        }
    }

    private CellOutcome Run(Func<CancellationToken, Func<Task<CellOutcome>>> prepare)
    {
        using var interrupt = new CellInterrupt(Thread.CurrentThread);
        _running = interrupt;
        CellOutcome outcome = new CellOutcome.Interrupted();
        try
        {
            Func<Task<CellOutcome>> cell = prepare(interrupt.Asked);
#pragma warning disable SYSLIB0046 // Aborting is what an interrupt of `while (true) { }` needs; it happens to cells only.
            ControlledExecution.Run(() => outcome = CellPump.Run(cell, interrupt.Aborted), interrupt.Aborted);
#pragma warning restore SYSLIB0046
        }
        catch (Exception end) when (end is OperationCanceledException or ThreadInterruptedException && interrupt.Asked.IsCancellationRequested)
        {
            return new CellOutcome.Interrupted();
        }
        finally
        {
            _running = null;
        }

        return outcome is CellOutcome.Failed && interrupt.Asked.IsCancellationRequested ? new CellOutcome.Interrupted() : outcome;
    }
}

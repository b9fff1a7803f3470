using System.Collections.Concurrent;
using System.Runtime;
using System.Runtime.ExceptionServices;

namespace NotebookKit.Host;

/// <summary>
/// The one thread that runs an engine's cells: libtorch keeps its workers per calling thread, and an interrupt needs to
/// know whom to stop.
/// </summary>
internal sealed class CellThread : IDisposable
{
    // Deep recursion in a cell is a lesson, not a crash.
    private const int StackBytes = 16 << 20;

    private readonly BlockingCollection<(Func<CellInterrupt, Task<CellOutcome>> Cell, TaskCompletionSource<CellOutcome> Done)> _jobs = [];
    private volatile CellInterrupt? _running;

    // Where an abort meets an await of the cell's own, the runtime throws it once more on a pool thread. It has done its work.
    static CellThread()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(failure => failure is ThreadAbortException);
        }
        catch (InvalidOperationException)
        {
            // Whoever hosts the engine, as a test runner, has a handler already, and there can be only one.
        }
    }

    public CellThread()
    {
        Allocator.ShareMainArena();
        // In the background: a cell that cannot be stopped must not keep the process alive.
        new Thread(Work, StackBytes) { IsBackground = true, Name = "cells" }.Start();
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="cell">
    /// What it does, with the interrupt that may end it. Whatever it does on this thread may be aborted
    /// anywhere; what must stay whole, as the compiler's caches, it does on another.
    /// </param>
    public Task<CellOutcome> RunAsync(Func<CellInterrupt, Task<CellOutcome>> cell)
    {
        var done = new TaskCompletionSource<CellOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add((cell, done));
        return done.Task;
    }

    public void Interrupt() => _running?.Begin();

    public void Dispose() => _jobs.CompleteAdding();

    private void Work()
    {
        foreach ((Func<CellInterrupt, Task<CellOutcome>> cell, TaskCompletionSource<CellOutcome> done) in _jobs.GetConsumingEnumerable())
        {
            try
            {
                done.SetResult(Run(cell));
            }
            catch (Exception failure)
            {
                done.SetException(failure); // a fault of the engine itself: whoever waits for the cell hears of it
            }
        }
    }

    private CellOutcome Run(Func<CellInterrupt, Task<CellOutcome>> cell)
    {
        using var interrupt = new CellInterrupt(Thread.CurrentThread);
        _running = interrupt;
        CellOutcome outcome = new CellOutcome.Interrupted();
        try
        {
#pragma warning disable SYSLIB0046 // Aborting is what an interrupt of `while (true) { }` needs; it happens to cells only.
            ControlledExecution.Run(() => outcome = CellPump.Run(() => cell(interrupt), interrupt.Meet, interrupt.Aborted), interrupt.Aborted);
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

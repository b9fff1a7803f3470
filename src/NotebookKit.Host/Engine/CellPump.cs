using System.Collections.Concurrent;

namespace NotebookKit.Host;

/// <summary>Brings a cell back to its own thread after every await, so that an interrupt finds it there.</summary>
internal sealed class CellPump : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    private CellPump() { }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _queue.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The cell has ended and left work behind: nobody pumps any more.
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }

    /// <summary>
    /// Runs work that may be aborted straight from the pump's loop. An abort that met continuations on its way out would
    /// be thrown again by each, and by the last one on a pool thread, where it ends the process.
    /// </summary>
    public static Task<T> FromLoop<T>(Func<Task<T>> work)
    {
        if (Current is not CellPump pump) return work();

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ExecutionContext cell = ExecutionContext.Capture()!;
        pump.Post(_ => ExecutionContext.Run(cell, _ => Begin(), null), null);
        return done.Task;

        void Begin()
        {
            try
            {
                work().ContinueWith(done.SetFromTask, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (Exception failure) when (failure is not ThreadAbortException)
            {
                done.SetException(failure);
            }
        }
    }

    /// <summary>Runs asynchronous work to its end on this thread.</summary>
    public static T Run<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        SynchronizationContext? previous = Current;
        var pump = new CellPump();
        SetSynchronizationContext(pump);
        try
        {
            Task<T> task = work();
            task.ContinueWith(_ => pump._queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            foreach ((SendOrPostCallback callback, object? state) in pump._queue.GetConsumingEnumerable(cancellation)) callback(state);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}

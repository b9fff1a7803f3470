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

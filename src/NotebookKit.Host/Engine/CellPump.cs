using System.Collections.Concurrent;

namespace NotebookKit.Host;

/// <summary>Brings a cell back to its own thread after every await, so that an interrupt finds it there.</summary>
internal sealed class CellPump : SynchronizationContext
{
    private const int EndAttempts = 100;

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly HashSet<object> _left = []; // methods with an await that was ended before what it waited for
    private volatile PumpWork? _work;
    private volatile bool _isRunning;

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
            ThreadPool.QueueUserWorkItem(_ => RunLate(d, state));
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
                Task<T> task = work();
                pump._work = new PumpWork(task, failure => done.TrySetException(failure), pump._work);
                task.ContinueWith(ended => done.TrySetFromTask(ended), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (Exception failure) when (failure is not ThreadAbortException)
            {
                done.SetException(failure);
            }
        }
    }

    /// <summary>Runs asynchronous work to its end on this thread.</summary>
    /// <param name="work">The work.</param>
    /// <param name="begins">Gets the pump before it begins.</param>
    /// <param name="cancellation">Ends it.</param>
    public static T Run<T>(Func<Task<T>> work, Action<CellPump> begins, CancellationToken cancellation)
    {
        SynchronizationContext? previous = Current;
        var pump = new CellPump();
        begins(pump);
        SetSynchronizationContext(pump);
        try
        {
            Task<T> task = work();
            task.ContinueWith(_ => pump._queue.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            foreach ((SendOrPostCallback callback, object? state) in pump._queue.GetConsumingEnumerable(cancellation)) pump.Run(callback, state);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    /// <summary>
    /// Where the cell waits in an await, makes that await throw on the cell's thread, as a blocked thread's wait does: its
    /// <c>finally</c> and <c>using</c> run. What it waited for is left alone.
    /// </summary>
    /// <returns>Whether the cell waited; false where its code runs.</returns>
    public bool EndAwait()
    {
        if (_isRunning) return false;
        Post(_ => EndAwaitHere(EndAttempts), null);
        return true;
    }

    private void EndAwaitHere(int attempts)
    {
        if (PumpWork.Innermost(_work)?.Task is not { } task) return;
        if (PendingAwait.Find(task) is not { } resume)
        {
            // What it waited for has just come: the code goes on, to its next await.
            if (attempts > 0) Task.Delay(1).ContinueWith(_ => Post(_ => EndAwaitHere(attempts - 1), null), TaskScheduler.Default);
            return;
        }

        _left.Add(resume.Target!);
        // GetResult of a task that is not done blocks, and there finds the interrupt.
        Thread.CurrentThread.Interrupt();
        resume();
        // It did not block, because just then the task was done.
        if (TakeInterrupt() && attempts > 0) EndAwaitHere(attempts - 1);
    }

    /// <summary>Whether an interrupt of this thread was still to come; now it has.</summary>
    private static bool TakeInterrupt()
    {
        try
        {
            Thread.Sleep(0);
            return false;
        }
        catch (ThreadInterruptedException)
        {
            return true;
        }
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        // Of an await that was ended early comes one call too many, which must not be taken for the next await's.
        if (state is Action { Target: Task method } && _left.Contains(method) && (method.IsCompleted || PendingAwait.IsWaiting(method))) return;
        _isRunning = true;
        try
        {
            callback(state);
        }
        catch (Exception failure) when (failure is not ThreadAbortException && PumpWork.Innermost(_work) is { } work)
        {
            // Of an async void method, which has nobody else to tell.
            work.Fail(failure);
        }
        finally
        {
            _isRunning = false;
        }
    }

    private static void RunLate(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine($"After its cell had ended, an async void method threw {failure.GetType().FullName}: {ExceptionText.MessageOf(failure)}");
        }
    }
}

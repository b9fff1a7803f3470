using System.Diagnostics;

namespace NotebookKit.Host;

/// <summary>Ends one run of a cell: first by asking, then by force.</summary>
internal sealed class CellInterrupt(Thread thread) : IDisposable
{
    // Long enough for a training to end its batch and keep what it learned, on a machine that has other work too. Code that
    // watches for nothing gains nothing by waiting, but for a line that it may be in the middle of printing.
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2), Glance = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ask = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly ManualResetEventSlim _ended = new();
    private volatile CellPump? _pump;
    private long _unwinding;
    private bool _started;
    private int _watchers;

    /// <summary>Cancelled at once: whoever watches it can end in good order.</summary>
    public CancellationToken Asked => _ask.Token;

    /// <summary>Since when, by <see cref="Stopwatch"/>, the cell's code is being ended; 0 before.</summary>
    public long Unwinding => Volatile.Read(ref _unwinding);

    /// <summary>Says which pump runs the cell.</summary>
    public void Meet(CellPump pump) => _pump = pump;

    /// <summary>Says that somebody watches <see cref="Asked"/> who will end in good order and needs a moment to.</summary>
    public void BeginWatch() => Interlocked.Increment(ref _watchers);

    /// <summary>Says that this somebody is done.</summary>
    public void EndWatch() => Interlocked.Decrement(ref _watchers);

    /// <summary>Cancelled when asking did not help: aborts the code.</summary>
    public CancellationToken Aborted => _abort.Token;

    /// <summary>Begins to end the cell and returns at once. Cancelling blocks until the abort has landed, so it needs a thread of its own.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            if (_started || _ended.IsSet) return;
            _started = true;
        }

        new Thread(End) { IsBackground = true, Name = "cell interrupt" }.Start();
    }

    /// <summary>The cell is over: from here on its thread is not touched.</summary>
    public void Dispose()
    {
        try
        {
            MarkEnded();
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
            // It came too late for this cell and must not reach the next. There is only one.
            MarkEnded();
        }
    }

    private void MarkEnded()
    {
        lock (_gate) _ended.Set();
    }

    private void End()
    {
        _ask.Cancel();
        if (_ended.Wait(Volatile.Read(ref _watchers) > 0 ? Courtesy : Glance)) return;

        Volatile.Write(ref _unwinding, Stopwatch.GetTimestamp());
        if (_pump?.EndAwait() == true && _ended.Wait(Courtesy)) return;

        lock (_gate)
        {
            if (_ended.IsSet) return;
            thread.Interrupt(); // wakes Sleep, Wait and Join, which an abort does not
        }

        _abort.Cancel();
    }
}

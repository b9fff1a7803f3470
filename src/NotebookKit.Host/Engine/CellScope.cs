using System.Diagnostics;

namespace NotebookKit.Host;

/// <summary>
/// The running cell, as code finds it that the cell called: it flows with awaits and tasks, so that late output of a
/// background task still goes to its own cell.
/// </summary>
internal sealed class CellScope : IDisposable
{
    private static readonly TimeSpan LivePeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(300);
    private static readonly AsyncLocal<CellScope?> Flowing = new();
    private static volatile CellScope? s_last;

    private readonly Lock _gate = new();
    private readonly List<LiveCellDisplay> _live = [];
    private readonly Timer _timer;
    private readonly CellInterrupt _interrupt;
    private long _interruptedAt;

    public CellScope(ICellSink sink, CellInterrupt interrupt)
    {
        Sink = sink;
        _interrupt = interrupt;
        Flowing.Value = s_last = this;
        interrupt.Asked.Register(() => _interruptedAt = Stopwatch.GetTimestamp());
        _timer = new Timer(_ => FlushLive(), null, LivePeriod, LivePeriod);
    }

    /// <summary>The cell of the calling code; on a thread that carries none (a native callback), the newest one.</summary>
    public static CellScope? Current => Flowing.Value ?? s_last;

    public ICellSink Sink { get; }

    /// <summary>Whether the user has interrupted the cell.</summary>
    public bool IsInterrupted => _interrupt.Asked.IsCancellationRequested;

    /// <summary>Cancelled when the user interrupts. Whoever watches it is given the time to end in good order.</summary>
    public CancellationToken WatchInterrupt()
    {
        _interrupt.BeginWatch();
        return _interrupt.Asked;
    }

    /// <summary>Does work of the engine's own, which ends in good order when the cell is interrupted.</summary>
    public async Task<T> WatchedAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        _interrupt.BeginWatch();
        try
        {
            return await work(_interrupt.Asked);
        }
        finally
        {
            _interrupt.EndWatch();
        }
    }

    /// <summary>Whether the cell has ended, so that nobody folds its updates any more.</summary>
    public bool Ended { get; private set; }

    /// <summary>
    /// Ends an interrupted cell that goes on printing. A training may say its last words; a loop that prints for ever is
    /// stopped here, in good order, before it has to be aborted in the middle of somebody's lock.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted a while ago.</exception>
    public void ThrowIfInterrupted()
    {
        // Once the code is being ended, what prints is a finally or a catch.
        long since = _interrupt.Unwinding is > 0 and var unwinding ? unwinding : _interruptedAt;
        if (since != 0 && !Ended && Stopwatch.GetElapsedTime(since) > LastWords) throw new OperationCanceledException(_interrupt.Asked);
    }

    public ILiveDisplay OpenLive(object first)
    {
        var display = new LiveCellDisplay(this, first);
        lock (_gate) _live.Add(display);
        return display;
    }

    public void Dispose()
    {
        Ended = true;
        _timer.Dispose();
        FlushLive();
    }

    private void FlushLive()
    {
        LiveCellDisplay[] displays;
        lock (_gate) displays = [.. _live];
        foreach (LiveCellDisplay display in displays) display.Flush();
    }
}

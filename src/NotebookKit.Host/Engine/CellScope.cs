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
    private long _interruptedAt;

    public CellScope(ICellSink sink, CancellationToken interrupted)
    {
        Sink = sink;
        Interrupted = interrupted;
        Flowing.Value = s_last = this;
        interrupted.Register(() => _interruptedAt = Stopwatch.GetTimestamp());
        _timer = new Timer(_ => FlushLive(), null, LivePeriod, LivePeriod);
    }

    /// <summary>The cell of the calling code; on a thread that carries none (a native callback), the newest one.</summary>
    public static CellScope? Current => Flowing.Value ?? s_last;

    public ICellSink Sink { get; }

    /// <summary>Cancelled when the user interrupts, a moment before the cell is aborted.</summary>
    public CancellationToken Interrupted { get; }

    /// <summary>Whether the cell has ended, so that nobody folds its updates any more.</summary>
    public bool Ended { get; private set; }

    /// <summary>
    /// Ends an interrupted cell that goes on printing. A training may say its last words; a loop that prints for ever is
    /// stopped here, in good order, before it has to be aborted in the middle of somebody's lock.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted a while ago.</exception>
    public void ThrowIfInterrupted()
    {
        if (_interruptedAt != 0 && !Ended && Stopwatch.GetElapsedTime(_interruptedAt) > LastWords) throw new OperationCanceledException(Interrupted);
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

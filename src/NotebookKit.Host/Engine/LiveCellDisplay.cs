namespace NotebookKit.Host;

/// <summary>
/// A display that a training updates as often as it likes: front ends get the newest value ten times a second
/// (<see cref="CellScope"/>'s clock), an epoch's end at once, and the last value always.
/// </summary>
internal sealed class LiveCellDisplay : ILiveDisplay
{
    private readonly Lock _gate = new();
    private readonly CellScope _cell;
    private readonly string _id = Guid.NewGuid().ToString("n");
    private object? _pending;

    public LiveCellDisplay(CellScope cell, object first)
    {
        _cell = cell;
        _cell.Sink.Show(_id, ValueFormatter.Format(first));
        _cell.Sink.Progress(ProgressLine.Of(first));
    }

    public void Update(object value)
    {
        lock (_gate) _pending = value;
        if (_cell.Ended || value is TrainingProgress { EndsEpoch: true }) Flush();
    }

    /// <summary>Sends the newest value, unless it has been sent.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_pending is not { } value) return;
            _pending = null;
            // Whether a bar was shown at all is the machine's speed: a full one has nothing more to say, and two runs of a notebook store the same.
            _cell.Sink.Update(_id, value is WorkProgress { Ended: true } ? MimeBundle.Nothing : ValueFormatter.Format(value));
            _cell.Sink.Progress(ProgressLine.Of(value));
        }
    }
}

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
        _cell.Sink.Show(_id, Forms(first));
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
            _cell.Sink.Update(_id, Forms(value));
            _cell.Sink.Progress(ProgressLine.Of(value));
        }
    }

    private static MimeBundle Forms(object value) => value is IPassingProgress { Ended: true } ? MimeBundle.Nothing : ValueFormatter.Format(value);
}

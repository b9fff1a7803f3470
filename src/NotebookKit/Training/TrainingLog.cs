using System.Diagnostics;

namespace NotebookKit;

/// <summary>Keeps a training's history and says how far it is, a few times a second.</summary>
internal sealed class TrainingLog
{
    private static readonly TimeSpan ShownEvery = TimeSpan.FromMilliseconds(250);
    private readonly TrainingOptions _options;
    private readonly Acceleration _acceleration;
    private readonly int _steps;
    private readonly bool _synthetic;
    private readonly long _start, _firstStep;
    private readonly Action<TrainingProgress> _show;
    private readonly List<string> _notes = [];
    private EpochTotals _totals = new(1);
    private long _shownAt, _images;

    public TrainingLog(TrainingOptions options, Acceleration acceleration, int steps, long start, bool synthetic)
    {
        (_options, _acceleration, _steps, _synthetic, _start, _firstStep) = (options, acceleration, steps, synthetic, start, Stopwatch.GetTimestamp());
        if (options.Progress is { } progress) _show = progress.Report;
        else
        {
            ILiveDisplay live = LiveDisplay.Open(Now(ended: false, stopped: false));
            _show = live.Update;
        }
    }

    public TrainingHistory History { get; private set; } = new([], 0);

    /// <summary>The part of the training that was done when it was taken up, 0 to 1.</summary>
    public double ResumedAt { get; private set; }

    /// <summary>What went otherwise than planned, oldest first.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Goes on where an earlier process ended.</summary>
    public void Resume(EpochTotals totals, TrainingHistory history)
    {
        (_totals, History) = (totals, history);
        ResumedAt = Now(ended: false, stopped: false).Fraction;
        Show(ended: false, stopped: false);
    }

    public void Note(string sentence) => _notes.Add(sentence);

    public void EndStep(EpochTotals totals)
    {
        _images += totals.Images - (totals.Epoch == _totals.Epoch ? _totals.Images : 0);
        _totals = totals;
        if (_options.LogEvery > 0 && totals.Steps % _options.LogEvery == 0) Write(totals);
        if (Stopwatch.GetElapsedTime(_shownAt) < ShownEvery) return;
        Show(ended: false, stopped: false);
    }

    public void EndEpoch(EpochRecord record, EpochTotals totals, bool improved)
    {
        _totals = totals;
        History = History with { Epochs = [.. History.Epochs, record], BestEpoch = improved ? record.Epoch : History.BestEpoch };
        if (record.Epoch < _options.Epochs) Show(ended: false, stopped: false);
    }

    public void End(bool stopped) => Show(ended: true, stopped);

    private void Write(EpochTotals totals) => History = History with
    {
        Log = new BatchLog([.. History.Log.Lines, new BatchRecord(totals.Epoch, totals.Steps, totals.Loss, totals.Accuracy, totals.Seconds)]),
    };

    private void Show(bool ended, bool stopped)
    {
        _shownAt = Stopwatch.GetTimestamp();
        _show(Now(ended, stopped));
    }

    private TrainingProgress Now(bool ended, bool stopped) => new()
    {
        Epoch = Math.Min(_totals.Epoch, _options.Epochs),
        Epochs = _options.Epochs,
        Step = _totals.Epoch > _options.Epochs ? _steps : _totals.Steps,
        Steps = _steps,
        Loss = _totals.Loss,
        Accuracy = _totals.Accuracy,
        Elapsed = Stopwatch.GetElapsedTime(_start),
        ImagesPerSecond = _images / Math.Max(1e-9, Stopwatch.GetElapsedTime(_firstStep).TotalSeconds),
        DataWait = _totals.DataWaitSeconds / Math.Max(1e-9, _totals.Seconds),
        History = History,
        Settings = string.Join(" · ", [.. _synthetic ? [DatasetPapers.Synthetic] : Array.Empty<string>(), _acceleration.ToString(), .. _notes]),
        ResumedAt = ResumedAt,
        Ended = ended,
        Stopped = stopped,
    };
}

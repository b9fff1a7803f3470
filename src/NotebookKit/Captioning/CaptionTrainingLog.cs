using System.Diagnostics;

namespace NotebookKit;

/// <summary>Says how far a captioner's training is, a few times a second, and keeps its history.</summary>
internal sealed class CaptionTrainingLog
{
    private static readonly TimeSpan ShownEvery = TimeSpan.FromMilliseconds(250);
    private readonly CaptioningOptions _options;
    private readonly int _steps;
    private readonly string _settings;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Action<TrainingProgress> _show;
    private CaptionTotals _totals = new(1);
    private long _shownAt, _captions;

    public CaptionTrainingLog(CaptioningOptions options, int steps, string settings)
    {
        (_options, _steps, _settings) = (options, steps, settings);
        if (options.Progress is { } progress) _show = progress.Report;
        else
        {
            ILiveDisplay live = LiveDisplay.Open(Now(ended: false, stopped: false));
            _show = live.Update;
        }
    }

    public TrainingHistory History { get; private set; } = new([], 0);

    public void EndStep(CaptionTotals totals)
    {
        _captions += totals.Captions - (totals.Epoch == _totals.Epoch ? _totals.Captions : 0);
        _totals = totals;
        if (Stopwatch.GetElapsedTime(_shownAt) >= ShownEvery) Show(ended: false, stopped: false);
    }

    public void EndEpoch(EpochRecord record, bool improved)
    {
        History = new TrainingHistory([.. History.Epochs, record], improved ? record.Epoch : History.BestEpoch);
        if (record.Epoch < _options.Epochs) Show(ended: false, stopped: false);
    }

    public void End() => Show(ended: true, stopped: History.Epochs.Count < _options.Epochs);

    private void Show(bool ended, bool stopped)
    {
        _shownAt = Stopwatch.GetTimestamp();
        _show(Now(ended, stopped));
    }

    private TrainingProgress Now(bool ended, bool stopped) => new()
    {
        Epoch = _totals.Epoch,
        Epochs = _options.Epochs,
        Step = _totals.Steps,
        Steps = _steps,
        Loss = _totals.Loss,
        Accuracy = _totals.Accuracy,
        Elapsed = Stopwatch.GetElapsedTime(_start),
        ImagesPerSecond = _captions / Math.Max(1e-9, Stopwatch.GetElapsedTime(_start).TotalSeconds),
        History = History,
        Settings = _settings,
        Ended = ended,
        Stopped = stopped,
    };
}

using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A training from its first or some later step to its end: epochs, judging, the best weights, checkpoints.</summary>
internal sealed class TrainingSession : IDisposable
{
    /// <summary>The reason of a training that the user stopped.</summary>
    public const string Interrupted = "interrupted";

    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly TrainingLoop _loop;
    private readonly TrainingOptions _options;
    private readonly TrainingLog _log;
    private readonly TrainingRecorder? _recorder;
    private readonly Func<CancellationToken, Predictions>? _judge;
    private readonly WeightSnapshot _begun, _best;
    private EpochTotals _totals = new(1);
    private bool _whole = true;

    /// <param name="model">The model.</param>
    /// <param name="loop">Its steps.</param>
    /// <param name="options">How to train.</param>
    /// <param name="log">Where it is said how far it is.</param>
    /// <param name="recorder">Writes the checkpoints, or null.</param>
    /// <param name="judge">Predicts the validation images, or null when there are none.</param>
    public TrainingSession(
        nn.Module<Tensor, Tensor> model, TrainingLoop loop, TrainingOptions options, TrainingLog log, TrainingRecorder? recorder, Func<CancellationToken, Predictions>? judge)
    {
        (_model, _loop, _options, _log, _recorder, _judge) = (model, loop, options, log, recorder, judge);
        (_begun, _best) = (new WeightSnapshot(loop.Trained), new WeightSnapshot(loop.Trained));
    }

    /// <summary>Why it ended before its last epoch, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Trains to the end, or until it is stopped. Afterwards the model holds its best weights, in evaluation mode.</summary>
    /// <exception cref="KitException">The loss is no longer a number, or a step failed.</exception>
    public void Run(CancellationToken stop)
    {
        using Tensor callers = random.get_rng_state();
        bool diverged = false;
        try
        {
            random.manual_seed(_options.Seed);
            if (_recorder?.Resume(_loop, _best) is { } position)
            {
                _totals = position.Totals;
                _log.Resume(position.Totals, new TrainingHistory(position.Epochs, position.BestEpoch) { Log = new BatchLog(position.Log) });
            }

            _begun.Take();
            while (!IsOver()) RunEpoch(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is not an error: what was learned is kept.
            StopReason = Interrupted;
            if (_whole) Save();
        }
        catch (DivergedException divergence)
        {
            diverged = true;
            throw Explain(divergence);
        }
        finally
        {
            if (_log.History.BestEpoch > 0) _best.Restore();
            else if (diverged) _begun.Restore();
            _model.eval();
            random.set_rng_state(callers);
            _log.End(stopped: _log.History.Epochs.Count < _options.Epochs);
        }
    }

    public void Dispose()
    {
        _begun.Dispose();
        _best.Dispose();
    }

    private bool IsOver()
    {
        if (_log.History.Epochs.Count >= _options.Epochs) return true;
        if (_options.EarlyStopping is not { } rule || !rule.IsOver(_log.History.Epochs)) return false;
        StopReason = $"no better {rule.Metric.Describe()} in {rule.Patience} {(rule.Patience == 1 ? "epoch" : "epochs")}";
        return true;
    }

    private void RunEpoch(CancellationToken stop)
    {
        _totals = _loop.RunEpoch(_totals, _log.History.Epochs, Stepped, stop);
        long judging = Stopwatch.GetTimestamp();
        (EpochRecord record, bool improved) = Judge(stop);
        record = record with { Seconds = _totals.Seconds + Stopwatch.GetElapsedTime(judging).TotalSeconds };
        _log.EndEpoch(record, _totals, improved);
        _totals = new EpochTotals(record.Epoch + 1);
        if (_recorder is not null && (IsOver() || _recorder.IsDueAfterEpoch(record.Epoch))) Save();
    }

    /// <summary>Judges the weights, or their average, and keeps them when they are the best so far.</summary>
    private (EpochRecord Record, bool Improved) Judge(CancellationToken stop)
    {
        _loop.Average?.Swap();
        try
        {
            Predictions? judged = _judge?.Invoke(stop);
            var record = new EpochRecord(
                _totals.Epoch, _totals.LearningRate, _totals.Loss, _totals.Accuracy, judged?.Loss ?? double.NaN, judged?.Accuracy ?? double.NaN, 0, _totals.DataWaitSeconds);
            EpochRecord? best = _log.History.Best;
            bool improved = judged is null || best is null || record.ValidationAccuracy > best.ValidationAccuracy
                || (record.ValidationAccuracy == best.ValidationAccuracy && record.ValidationLoss < best.ValidationLoss);
            if (improved)
            {
                _best.Take();
                _begun.Dispose(); // From here on there are better weights to fall back on.
            }

            return (record, improved);
        }
        finally
        {
            _loop.Average?.Swap();
        }
    }

    private void Stepped(EpochTotals totals, bool whole)
    {
        (_totals, _whole) = (totals, whole);
        _log.EndStep(totals);
        if (whole && _recorder?.IsDueAfterStep(totals) == true) Save();
    }

    private void Save()
    {
        if (_recorder?.Save(_loop, _best, _totals, _log.History) is { } trouble) _log.Note(trouble);
    }

    private KitException Explain(DivergedException divergence)
    {
        int best = _log.History.BestEpoch;
        string left = best > 0 ? $"the model holds the weights of epoch {best}, its best" : "the model holds the weights that it began with";
        // The first loss is computed before any rate is used.
        string way = divergence.Totals is { Epoch: 1, Steps: 0 }
            ? "no weight has been changed yet, so look at the images' range (are they normalised?) and at the weights that the model began with"
            : string.Create(CultureInfo.InvariantCulture, $"lower the learning rate (it is {_options.LearningRate})");
        return new KitException(string.Create(
            CultureInfo.InvariantCulture,
            $"{divergence.Message} in epoch {divergence.Totals.Epoch}, step {divergence.Totals.Steps + 1}, at learning rate {divergence.LearningRate:G4}: {way}; {left}."), divergence);
    }
}

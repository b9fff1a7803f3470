using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Trains a caption network by teacher forcing: each word is guessed from the picture and the words before it. A step's loss is the mean
/// over its words, padding left out. Each step owns its tensors and leaves none.
/// </summary>
internal sealed class CaptionTraining : IDisposable
{
    private readonly CaptionNetwork _network;
    private readonly CaptioningOptions _options;
    private readonly (Tensor Features, CaptionExample[] Captions) _train;
    private readonly (Tensor Features, CaptionExample[] Captions)? _validation;
    private readonly int _steps;
    private readonly FlatParameters _parameters;
    private readonly FlatUpdate _update;
    private readonly WeightSnapshot _best;
    private readonly CaptionTrainingLog _log;
    private int _updates;

    public CaptionTraining(
        CaptionNetwork network, CaptioningOptions options, (Tensor Features, CaptionExample[] Captions) train, (Tensor Features, CaptionExample[] Captions)? validation, string what)
    {
        (_network, _options, _train, _validation) = (network, options, train, validation);
        _steps = CaptionBatch.Shuffled(train.Captions, options.BatchSize, options.Seed).Count();
        _parameters = new FlatParameters(network, []);
        _update = new FlatUpdate(_parameters, options.Optimizer, options.WeightDecay);
        _best = new WeightSnapshot(new TrainedTensors(_parameters, network));
        _log = new CaptionTrainingLog(options, _steps, string.Create(
            CultureInfo.InvariantCulture, $"{train.Captions.Length:N0} {what} · {network.WordCount:N0} words · {options.Optimizer}"));
    }

    public TrainingHistory History => _log.History;

    /// <summary>Why it ended before its last epoch, or null.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Trains to the end, or until it is stopped. Afterwards the network holds its best weights, in evaluation mode.</summary>
    /// <exception cref="KitException">The loss is no longer a number.</exception>
    public void Run(CancellationToken stop)
    {
        try
        {
            while (!IsOver()) RunEpoch(History.Epochs.Count + 1, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is not an error: what was learned is kept.
            StopReason = TrainingSession.Interrupted;
        }
        finally
        {
            if (History.BestEpoch > 0) _best.Restore();
            _network.eval();
            _log.End();
        }
    }

    public void Dispose()
    {
        _best.Dispose();
        _update.Dispose();
        _parameters.Dispose();
    }

    private bool IsOver()
    {
        if (History.Epochs.Count >= _options.Epochs) return true;
        if (_validation is null || _options.EarlyStopping is not { } rule || !rule.IsOver(History.Epochs)) return false;
        StopReason = $"no better {rule.Metric.Describe()} in {rule.Patience} {(rule.Patience == 1 ? "epoch" : "epochs")}";
        return true;
    }

    private void RunEpoch(int epoch, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp();
        var totals = new CaptionTotals(epoch);
        _network.train();
        foreach (CaptionExample[] captions in CaptionBatch.Shuffled(_train.Captions, _options.BatchSize, TrainingSeeds.Epoch(_options.Seed, epoch)))
        {
            stop.ThrowIfCancellationRequested();
            totals = Step(captions, totals);
            _log.EndStep(totals);
        }

        CaptionTotals? judged = _validation is { } validation ? Judge(validation.Features, validation.Captions, stop) : null;
        var record = new EpochRecord(
            epoch, totals.LearningRate, totals.Loss, totals.Accuracy, judged?.Loss ?? double.NaN, judged?.Accuracy ?? double.NaN, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        bool improved = judged is null || History.Best is not { } best || record.ValidationLoss < best.ValidationLoss;
        if (improved) _best.Take();
        _log.EndEpoch(record, improved);
    }

    private CaptionTotals Step(CaptionExample[] captions, CaptionTotals totals)
    {
        using var scope = NewDisposeScope();
        double learningRate = _options.LearningRate * _options.Schedule.Factor(new TrainingMoment(_updates, _steps * _options.Epochs, _steps, History.Epochs));
        (Tensor loss, long right, long words) = CaptionBatch.Of(_train.Features, captions).Guess(_network);
        double sum = loss.item<float>();
        if (!double.IsFinite(sum)) throw Diverged("The loss", totals, learningRate);
        (loss / words).backward();
        double norm = _update.GradientNorm();
        if (!double.IsFinite(norm)) throw Diverged("The gradient", totals, learningRate);
        _updates++;
        _update.Apply(learningRate, _updates, _options.ClipNorm is { } longest && norm > longest ? longest / norm : 1);
        return totals.Add(captions.Length, sum, right, words, learningRate);
    }

    private CaptionTotals Judge(Tensor features, CaptionExample[] captions, CancellationToken stop)
    {
        using var _ = inference_mode();
        _network.eval();
        var totals = new CaptionTotals(1);
        foreach (CaptionExample[] some in CaptionBatch.InOrder(captions, _options.BatchSize))
        {
            stop.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            (Tensor loss, long right, long words) = CaptionBatch.Of(features, some).Guess(_network);
            totals = totals.Add(some.Length, loss.item<float>(), right, words, 0);
        }

        return totals;
    }

    private static KitException Diverged(string what, CaptionTotals totals, double learningRate) => new(string.Create(
        CultureInfo.InvariantCulture, $"{what} is no longer a number in epoch {totals.Epoch}, step {totals.Steps + 1}, at learning rate {learningRate:G4}: lower the learning rate, or the features' scale."));
}

using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>The steps of a training: batch, forward, loss, backward, update. Each step owns its tensors and leaves none.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly IBatchSource _train;
    private readonly TrainingOptions _options;
    private readonly Acceleration _acceleration;
    private readonly FlatUpdate _update;
    private readonly Tensor? _classWeights;
    private readonly int _classes;

    public TrainingLoop(nn.Module<Tensor, Tensor> model, IBatchSource train, TrainingOptions options, Acceleration acceleration, int classes)
    {
        (_model, _train, _options, _acceleration, _classes) = (model, train, options, acceleration, classes);
        if (options.ClassWeights.Count > 0 && options.ClassWeights.Count != classes)
            throw new KitException($"There are {classes} classes but {options.ClassWeights.Count} class weights: give one for each.");

        Batches = new BatchOptions
        {
            BatchSize = Math.Min(options.BatchSize, train.Count),
            ChannelsLast = acceleration.ChannelsLast,
            Sampler = options.BalanceClasses ? ClassSampling.Balanced(train.Labels) : null,
        };
        Parameters = new FlatParameters(model, options.ParameterGroups);
        Trained = new TrainedTensors(Parameters, model);
        _update = new FlatUpdate(Parameters, options.Rule, options.WeightDecay);
        if (options.AverageDecay > 0) Average = new WeightAverage(Trained, options.AverageDecay);
        if (options.ClassWeights.Count > 0) _classWeights = tensor([.. options.ClassWeights.Select(weight => (float)weight)]).DetachFromDisposeScope();
    }

    /// <summary>Size and order of the batches.</summary>
    public BatchOptions Batches { get; }

    /// <summary>Batches of an epoch.</summary>
    public int Steps => _train.Count / Batches.BatchSize;

    /// <summary>Updates of an epoch.</summary>
    public int UpdatesPerEpoch => (Steps + _options.Accumulate - 1) / _options.Accumulate;

    /// <summary>Updates of the weights so far.</summary>
    public int Updates { get; set; }

    /// <summary>The weights in one block.</summary>
    public FlatParameters Parameters { get; }

    /// <summary>All that training changes in the model.</summary>
    public TrainedTensors Trained { get; }

    /// <summary>The moving average of all that, or null.</summary>
    public WeightAverage? Average { get; }

    /// <summary>What the optimizer remembers.</summary>
    public IReadOnlyList<Tensor> OptimizerState => _update.State;

    /// <summary>Goes once through the training images, or through what is left of an epoch that was begun.</summary>
    /// <param name="begun">The epoch and its sums so far.</param>
    /// <param name="history">The epochs that have ended.</param>
    /// <param name="stepped">Called after each step; whether the weights are those of a whole update is said.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; no batch was begun after that.</exception>
    /// <exception cref="DivergedException">The loss or the gradient is no number; the weights are as before the step.</exception>
    public EpochTotals RunEpoch(EpochTotals begun, IReadOnlyList<EpochRecord> history, Action<EpochTotals, bool> stepped, CancellationToken stop)
    {
        SetModes();
        EpochTotals totals = begun;
        int seed = TrainingSeeds.Epoch(_options.Seed, begun.Epoch);
        using IEnumerator<Batch> batches = _train.Epoch(Batches, seed, begun.Steps, stop).GetEnumerator();
        while (totals.Steps < Steps)
        {
            stop.ThrowIfCancellationRequested();
            long started = Stopwatch.GetTimestamp();
            if (!batches.MoveNext()) break;
            double waited = Stopwatch.GetElapsedTime(started).TotalSeconds;
            using (Batch batch = batches.Current) totals = Step(batch, totals, history);
            totals = totals with { Seconds = totals.Seconds + Stopwatch.GetElapsedTime(started).TotalSeconds, DataWaitSeconds = totals.DataWaitSeconds + waited };
            stepped(totals, EndsUpdate(totals.Steps));
        }

        return totals;
    }

    public void Dispose()
    {
        Average?.Dispose();
        _update.Dispose();
        _classWeights?.Dispose();
        Parameters.Dispose();
    }

    private bool EndsUpdate(int steps) => steps % _options.Accumulate == 0 || steps == Steps;

    private void SetModes()
    {
        _model.train();
        if (!_options.FreezeStatistics) return;
        foreach (nn.Module norm in _model.modules().Where(module => module is BatchNorm1d or BatchNorm2d or BatchNorm3d))
            if (norm.parameters().Any() && !norm.parameters().Any(parameter => parameter.requires_grad)) norm.eval();
    }

    private EpochTotals Step(Batch batch, EpochTotals totals, IReadOnlyList<EpochRecord> history)
    {
        using var scope = NewDisposeScope();
        double factor = _options.Schedule.Factor(new TrainingMoment(Updates, UpdatesPerEpoch * _options.Epochs, UpdatesPerEpoch, history));
        if (!(factor >= 0 && double.IsFinite(factor))) throw new KitException($"The schedule {_options.Schedule} gives {Number(factor)} as the learning rate's factor at update {Updates + 1}; it must be 0 or more.");
        double learningRate = _options.LearningRate * factor;
        try
        {
            MixUp? mixed = _options.MixUp > 0 ? MixUp.Of(batch, _options.MixUp, new Random(TrainingSeeds.MixUp(_options.Seed, totals.Epoch, totals.Steps))) : null;
            Tensor logits = Forward(mixed?.Images ?? batch.Images, first: Updates == 0 && totals.Steps == 0);
            Tensor loss = mixed is null ? Loss(logits, batch.Labels) : Blended(logits, batch.Labels, mixed);
            float value = loss.item<float>();
            if (!float.IsFinite(value)) throw new DivergedException($"The loss became {Number(value)}", totals, learningRate);
            if (!loss.requires_grad) throw new KitException($"{ModelName.Of(_model)}'s output does not depend on any parameter that can be trained: does it detach its input, or run under no_grad?");

            Backward(loss, totals);
            if (EndsUpdate(totals.Steps + 1)) Update(totals, learningRate);
            Tensor target = mixed is { Part: < 0.5 } ? mixed.Other : batch.Labels;
            return totals.Add(batch.Count, value, logits.argmax(1).eq(target).sum().item<long>(), learningRate);
        }
        catch (Exception error) when (StepFault.CanExplain(error))
        {
            throw StepFault.Explain(error, _model, batch.Images);
        }
    }

    private Tensor Forward(Tensor images, bool first)
    {
        Tensor logits;
        using (NormRelu.Fuse(_acceleration.FusedLayers))
        using (Autocast.Begin(_acceleration.BFloat16)) logits = _model.call(images);
        if (first) Logits.MustFit(logits, _model, _classes);
        return logits.to(float32);
    }

    private Tensor Loss(Tensor logits, Tensor labels) => F.cross_entropy(logits, labels, _classWeights, label_smoothing: _options.LabelSmoothing);

    private Tensor Blended(Tensor logits, Tensor labels, MixUp mixed)
    {
        using Scalar mine = mixed.Part, theirs = 1 - mixed.Part;
        return Loss(logits, labels).mul(mine).add(Loss(logits, mixed.Other), theirs);
    }

    private void Backward(Tensor loss, EpochTotals totals)
    {
        int begun = totals.Steps / _options.Accumulate * _options.Accumulate, together = Math.Min(_options.Accumulate, Steps - begun);
        using Scalar parts = together;
        (together == 1 ? loss : loss.div(parts)).backward();
    }

    private void Update(EpochTotals totals, double learningRate)
    {
        double norm = _update.GradientNorm();
        if (!double.IsFinite(norm)) throw new DivergedException($"The gradient became {Number(norm)}", totals, learningRate);
        if (norm == 0 && Updates == 0) throw new KitException($"No gradient reaches the parameters of {ModelName.Of(_model)}: the loss does not change with any of them.");

        Updates++;
        _update.Apply(learningRate, Updates, _options.ClipNorm is { } longest && norm > longest ? longest / norm : 1);
        Average?.Add(Updates);
    }

    private static string Number(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? "infinite" : value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

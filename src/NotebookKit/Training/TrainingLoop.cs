using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>The steps of a training: batch, forward, loss, backward, update. Each step owns its tensors and leaves none.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly TrainingOptions _options;
    private readonly Acceleration _acceleration;
    private readonly BatchLoader _loader;
    private readonly OneCycleSchedule _schedule;
    private readonly TorchSharp.Modules.SGD _optimizer;
    private readonly Random _random;
    private readonly int _classes;
    private int _step;

    public TrainingLoop(nn.Module<Tensor, Tensor> model, TrainingOptions options, Acceleration acceleration, ImageSplit train, PixelNormalisation normalisation, int classes)
    {
        (_model, _options, _acceleration, _classes) = (model, options, acceleration, classes);
        _loader = new BatchLoader(train, normalisation)
        {
            BatchSize = options.BatchSize,
            ChannelsLast = acceleration.ChannelsLast,
            Augmentation = options.Augmentation ?? Augmentation.For(train),
        };
        _schedule = new OneCycleSchedule(options.LearningRate, Steps * options.Epochs);
        _optimizer = optim.SGD(model.parameters().Where(parameter => parameter.requires_grad), options.LearningRate, options.Momentum, weight_decay: options.WeightDecay, nesterov: options.Momentum > 0);
        _random = new Random(options.Seed);
    }

    /// <summary>Steps of an epoch.</summary>
    public int Steps => _loader.Steps;

    /// <summary>Goes once through the training images.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; no batch was begun after that.</exception>
    public EpochTotals RunEpoch(int epoch, TrainingLog log, CancellationToken stop)
    {
        _model.train();
        var totals = new EpochTotals(epoch, 0, 0, 0, 0, 0);
        foreach (Batch batch in _loader.Shuffled(_random))
        {
            using (batch)
            {
                stop.ThrowIfCancellationRequested();
                totals = Step(batch, totals);
            }

            log.EndStep(totals);
        }

        return totals;
    }

    public void Dispose() => _optimizer.Dispose();

    private EpochTotals Step(Batch batch, EpochTotals totals)
    {
        using var scope = NewDisposeScope();
        double learningRate = _schedule[_step++];
        foreach (var group in _optimizer.ParamGroups) group.LearningRate = learningRate;

        _optimizer.zero_grad();
        Tensor logits;
        using (Autocast.Begin(_acceleration.BFloat16)) logits = _model.call(batch.Images);
        if (_step == 1) Logits.MustFit(logits, _model, _classes);
        logits = logits.to(float32);
        Tensor loss = F.cross_entropy(logits, batch.Labels, label_smoothing: _options.LabelSmoothing);
        float value = loss.item<float>();
        if (!float.IsFinite(value))
            throw new KitException($"The loss became {value} in epoch {totals.Epoch}, step {totals.Steps + 1}: lower the learning rate (it is {_options.LearningRate}).");

        loss.backward();
        _optimizer.step();
        return totals.Add(batch.Count, value, logits.argmax(1).eq(batch.Labels).sum().item<long>(), learningRate);
    }
}

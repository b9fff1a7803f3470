namespace NotebookKit;

/// <summary>How to train. The defaults suit small pictures and a ResNet.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often the training images are gone through.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images of a step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The learning rate that the schedule's factor is multiplied with; with the default schedule the highest.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>How the learning rate goes through the training.</summary>
    public LearningRateSchedule Schedule { get; init; } = new OneCycleSchedule();

    /// <summary>The rule by which gradients change weights; null for SGD with <see cref="Momentum"/>.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>Parameters with learning rates of their own; the others have the training's. Frozen ones (without requires_grad) stay as they are.</summary>
    public IReadOnlyList<ParameterGroup> ParameterGroups { get; init; } = [];

    /// <summary>SGD's (Nesterov) momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The weight decay: L2, or decoupled with AdamW.</summary>
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>How much of the target is spread over all classes (Szegedy et al. 2015, section 7); 0 for none.</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>What a mistake about each class weighs in the training loss; empty for 1 each.</summary>
    public IReadOnlyList<double> ClassWeights { get; init; } = [];

    /// <summary>Whether each class is drawn equally often in training, rare ones with repeats.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>Whether a class without any training image is put up with.</summary>
    public bool AllowEmptyClasses { get; init; }

    /// <summary>
    /// The α of mixup (Zhang et al. 2018, section 2): each batch is blended with itself in another order, by a part drawn from
    /// Beta(α, α); 0 for none, the paper has 0.1 to 0.4.
    /// </summary>
    public double MixUp { get; init; }

    /// <summary>Batches whose gradients are added up to one update: as a batch so many times as large, in the memory of one.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>The length to which a longer gradient is shortened (Pascanu et al. 2013, algorithm 1); null for none.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>
    /// The decay of an exponential moving average of the weights, for example 0.999; the model is judged by the averages and ends
    /// with them. 0 for none.
    /// </summary>
    public double AverageDecay { get; init; }

    /// <summary>Whether batch norms whose parameters are all frozen keep their statistics, too.</summary>
    public bool FreezeStatistics { get; init; } = true;

    /// <summary>When to end before the last epoch; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Where the training writes down what it needs to go on after an interruption, a folder or more; null for nowhere.</summary>
    public CheckpointPlan? Checkpoint { get; init; }

    /// <summary>The classes in order; null for those of the data set, or for numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>What is varied in the training images; null for the paper's crop and flip.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>The part of the training images held out of training, by which the best epoch is chosen. Test images are not touched.</summary>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Decides the held-out images, the order, the crops and the flips, mixup and dropout.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>bfloat16 convolutions: null for where the processor multiplies it itself.</summary>
    public bool? BFloat16 { get; init; }

    /// <summary>Channels-last memory: null for with bfloat16; without, a probe decides.</summary>
    public bool? ChannelsLast { get; init; }

    /// <summary>An allocator that keeps freed memory: null lets a probe decide.</summary>
    public bool? KeepMemory { get; init; }

    /// <summary>Batch norm, shortcut and ReLU as one operation: null for where it can be. Works with bfloat16 and channels-last memory.</summary>
    public bool? FusedLayers { get; init; }

    /// <summary>Every so many batches of an epoch, its running loss and accuracy are written down (<see cref="TrainingHistory.Log"/>); 0 for never.</summary>
    public int LogEvery { get; init; }

    /// <summary>Where progress is shown; null for the notebook's or terminal's live display.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Stops the training within a batch; what was learned is kept. The notebook's interrupt does the same.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The rule in force.</summary>
    internal Optimizer Rule => Optimizer ?? new SgdOptimizer(Momentum);

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(Momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(LabelSmoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(LabelSmoothing, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ValidationFraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ValidationFraction, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Accumulate, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(LogEvery);
        ArgumentOutOfRangeException.ThrowIfNegative(MixUp);
        ArgumentOutOfRangeException.ThrowIfNegative(AverageDecay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(AverageDecay, 1);
        if (ClipNorm is { } longest) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest, nameof(ClipNorm));
        if (ClassWeights.Any(weight => !(weight > 0 && double.IsFinite(weight)))) throw new ArgumentOutOfRangeException(nameof(ClassWeights), "A class's weight is above 0; leave a class that is not to count out of the images.");
        Schedule.Validate();
        Checkpoint?.Validate();
    }
}

namespace NotebookKit;

/// <summary>How to train. The defaults suit small pictures and a ResNet.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often the training images are gone through.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images of a step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>The highest learning rate, reached after a fifth of the training (<see cref="OneCycleSchedule"/>).</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>SGD's (Nesterov) momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>SGD's weight decay (L2).</summary>
    public double WeightDecay { get; init; } = 5e-4;

    /// <summary>How much of the target is spread over all classes (Szegedy et al. 2015, section 7); 0 for none.</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>What is varied in the training images; null for the paper's crop and flip.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>The part of the training images held out of training, by which the best epoch is chosen. Test images are not touched.</summary>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Decides the held-out images, the order, the crops and the flips.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>bfloat16 convolutions: null lets a probe decide.</summary>
    public bool? BFloat16 { get; init; }

    /// <summary>Channels-last memory: null lets a probe decide.</summary>
    public bool? ChannelsLast { get; init; }

    /// <summary>An allocator that keeps freed memory: null lets a probe decide.</summary>
    public bool? KeepMemory { get; init; }

    /// <summary>Where progress is shown; null for the notebook's or terminal's live display.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Stops the training within a batch; what was learned is kept. The notebook's interrupt does the same.</summary>
    public CancellationToken CancellationToken { get; init; }

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
    }
}

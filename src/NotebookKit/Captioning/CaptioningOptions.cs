namespace NotebookKit;

/// <summary>How a captioner is trained. The defaults suit a few thousand captions on a laptop.</summary>
public sealed record CaptioningOptions
{
    /// <summary>How often the training captions are gone through, at most.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Captions of a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The learning rate that the schedule's factor is multiplied with.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How the learning rate goes through the training.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>The rule by which gradients change weights.</summary>
    public Optimizer Optimizer { get; init; } = new AdamOptimizer();

    /// <summary>The weight decay. Of words that are rare it takes what little was learned.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The length to which a longer gradient is shortened (Pascanu et al. 2013, algorithm 1); null for none.</summary>
    public double? ClipNorm { get; init; } = 5;

    /// <summary>Numbers that stand for a word; Vinyals et al. (2014) have 512.</summary>
    public int Embedding { get; init; } = 256;

    /// <summary>Units of the LSTM; Vinyals et al. (2014) have 512.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>The part of inputs and outputs of the LSTM that training drops.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Words that occur less often in the training captions are unknown.</summary>
    public int MinCount { get; init; } = 1;

    /// <summary>
    /// Whether tags are learned, and so written, in the order in which they are given: first what it is, then its colour. Otherwise the
    /// commonest come first, whatever they are. Sentences are always as they are given.
    /// </summary>
    public bool TagsAsGiven { get; init; }

    /// <summary>When to end before the last epoch, where there are validation pictures; null for never. Their best epoch's weights are kept in any case.</summary>
    public EarlyStopping? EarlyStopping { get; init; } = new(Patience: 3);

    /// <summary>Networks that are trained one after another, each from a seed of its own, and write together; more write better and take longer.</summary>
    public int Networks { get; init; } = 1;

    /// <summary>Decides the first weights, the order and the dropout.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where progress is shown; null for the notebook's or terminal's live display. Accuracy is the part of words that were guessed, and images are counted once a caption.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Stops the training within a batch; what was learned is kept. The notebook's interrupt does the same.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfLessThan(Embedding, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Hidden, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Dropout, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Networks, 1);
        if (ClipNorm is { } longest) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest, nameof(ClipNorm));
    }
}

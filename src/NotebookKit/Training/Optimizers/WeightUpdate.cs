namespace NotebookKit;

/// <summary>A run of weights to change, all of one group. Its length is a multiple of <see cref="FlatParameters.Alignment"/>.</summary>
internal readonly unsafe struct WeightUpdate
{
    public required float* Weights { get; init; }

    public required float* Gradients { get; init; }

    /// <summary>The rule's first memory of each weight, or null.</summary>
    public required float* First { get; init; }

    /// <summary>The rule's second memory of each weight, or null.</summary>
    public required float* Second { get; init; }

    public required int Count { get; init; }

    public required float LearningRate { get; init; }

    public required float WeightDecay { get; init; }

    /// <summary>What each gradient is multiplied with first: below 1 where the gradient was clipped.</summary>
    public required float GradientScale { get; init; }

    /// <summary>The update's number, from 1.</summary>
    public required int Number { get; init; }
}

namespace NotebookKit;

/// <summary>A model's answers on a split, beside the truth.</summary>
public sealed record Evaluation
{
    /// <summary>The images, in the order of the answers.</summary>
    public required ImageSplit Images { get; init; }

    /// <summary>The classes in order.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>The predicted class of each image.</summary>
    public required IReadOnlyList<int> Predictions { get; init; }

    /// <summary>The probability that the model gave to its prediction, 0 to 1.</summary>
    public required IReadOnlyList<float> Confidences { get; init; }

    /// <summary>The mean cross-entropy.</summary>
    public required double Loss { get; init; }

    /// <summary>How many images there are.</summary>
    public int Count => Predictions.Count;

    /// <summary>How many were right.</summary>
    public int Correct => Enumerable.Range(0, Count).Count(i => Predictions[i] == Images.Labels[i]);

    /// <summary>The part that was right, 0 to 1.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>The accuracy's 95 % Wilson interval.</summary>
    public Interval Interval => Interval.Wilson(Correct, Count);

    /// <summary>The accuracy as a score, with its interval and count.</summary>
    public Score ToScore() => new("accuracy", Accuracy, Interval, Count);

    /// <summary>1 for each image that was right, 0 for each other one: to be paired with another model's (<see cref="Bootstrap.Difference"/>).</summary>
    public IReadOnlyList<double> Hits => [.. Predictions.Zip(Images.Labels, (prediction, label) => prediction == label ? 1.0 : 0.0)];

    /// <summary>Which class was taken for which.</summary>
    public ConfusionMatrix Confusion => new([.. Images.Labels.Select(label => (int)label)], Predictions, ClassNames);

    /// <summary>The indices of wrong answers, the surest mistake first.</summary>
    /// <param name="count">How many at the most.</param>
    public IReadOnlyList<int> Mistakes(int count = int.MaxValue) =>
        [.. Enumerable.Range(0, Count).Where(i => Predictions[i] != Images.Labels[i]).OrderByDescending(i => Confidences[i]).Take(count)];
}

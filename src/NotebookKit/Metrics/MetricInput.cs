namespace NotebookKit;

/// <summary>What every metric wants of its input, said in the same words.</summary>
internal static class MetricInput
{
    /// <exception cref="KitException">There are no examples, or not as many on both sides.</exception>
    public static void MustPair(string metric, int truth, int predictions)
    {
        if (truth != predictions) throw new KitException($"{metric} needs a prediction for each example, but there are {truth} examples and {predictions} predictions.");
        if (truth == 0) throw new KitException($"{metric} needs at least one example.");
    }

    /// <exception cref="KitException">A score is NaN or infinite; the first such is named.</exception>
    public static void MustBeFinite(string metric, IReadOnlyList<double> scores)
    {
        for (int i = 0; i < scores.Count; i++)
            if (!double.IsFinite(scores[i])) throw new KitException($"{metric} cannot order the score {scores[i]} of example {i}: the model's output is broken there.");
    }

    /// <exception cref="KitException">All examples are positive, or none is.</exception>
    public static void MustHaveBoth(string metric, int positives, int count)
    {
        if (positives == 0 || positives == count)
            throw new KitException($"{metric} compares two classes, but all {count} examples are {(positives == 0 ? "negative" : "positive")}.");
    }
}

namespace NotebookKit;

/// <summary>
/// The percentile bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13), for metrics whose interval has
/// no formula.
/// </summary>
public static class Bootstrap
{
    /// <summary>The interval in which a statistic falls when examples are drawn anew from those at hand, with repeats.</summary>
    /// <param name="count">How many examples there are.</param>
    /// <param name="statistic">Computes the statistic of the examples with these indices. NaN leaves a draw out.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <param name="rounds">How many draws, at least 100.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <returns>The interval, or null when most draws have no value.</returns>
    /// <exception cref="KitException">There are no examples.</exception>
    public static Interval? Interval(int count, Func<IReadOnlyList<int>, double> statistic, int seed = 1, int rounds = 1000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 100);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        if (count == 0) throw new KitException("A bootstrap needs at least one example.");

        var random = new Random(seed);
        int[] drawn = new int[count];
        List<double> values = new(rounds);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < count; i++) drawn[i] = random.Next(count);
            double value = statistic(drawn);
            if (!double.IsNaN(value)) values.Add(value);
        }

        if (values.Count <= rounds / 2) return null;
        values.Sort();
        return new Interval(Quantile(values, (1 - level) / 2), Quantile(values, (1 + level) / 2), level);
    }

    /// <summary>
    /// By how much one contestant is better than another on the same examples: the mean of the paired differences, with its interval.
    /// Where the interval leaves out zero, the difference is no accident of these examples.
    /// </summary>
    /// <param name="ours">One measure an example, for example <see cref="Evaluation.Hits"/>.</param>
    /// <param name="theirs">The other's, in the same order.</param>
    /// <param name="name">What the difference is called.</param>
    /// <param name="seed">Decides the draws.</param>
    /// <exception cref="KitException">There are no examples, or not as many of one as of the other.</exception>
    public static Score Difference(IReadOnlyList<double> ours, IReadOnlyList<double> theirs, string name = "difference", int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        if (ours.Count != theirs.Count) throw new KitException($"A paired difference needs both measures of each example, but there are {ours.Count} of one and {theirs.Count} of the other.");
        if (ours.Count == 0) throw new KitException("A paired difference needs at least one example.");
        double[] differences = [.. ours.Zip(theirs, (one, other) => one - other)];
        return new Score(name, differences.Average(), Interval(differences.Length, drawn => Mean(differences, drawn), seed), differences.Length);
    }

    private static double Mean(double[] values, IReadOnlyList<int> drawn)
    {
        double sum = 0;
        for (int i = 0; i < drawn.Count; i++) sum += values[drawn[i]];
        return sum / drawn.Count;
    }

    /// <summary>A quantile between two values in a line between them.</summary>
    private static double Quantile(List<double> sorted, double part)
    {
        double at = part * (sorted.Count - 1);
        int below = (int)at, above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

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

    /// <summary>A quantile between two values in a line between them.</summary>
    private static double Quantile(List<double> sorted, double part)
    {
        double at = part * (sorted.Count - 1);
        int below = (int)at, above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

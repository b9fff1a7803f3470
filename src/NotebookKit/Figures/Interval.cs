namespace NotebookKit;

/// <summary>A confidence interval of a proportion or score, both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The confidence level, 0.95 unless said.</param>
public sealed record Interval(double Low, double High, double Level = 0.95)
{
    private const double NormalQuantileAt95 = 1.959963984540054;

    /// <summary>
    /// The Wilson score interval of a proportion at 95 % (E. B. Wilson, 1927): honest near 0 and 1, where the textbook
    /// normal interval leaves the range.
    /// </summary>
    /// <param name="successes">How many of the trials succeeded, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials there were, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The counts are negative, zero trials, or more successes than trials.</exception>
    public static Interval Wilson(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);

        const double z2 = NormalQuantileAt95 * NormalQuantileAt95;
        double n = trials, p = successes / n;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = NormalQuantileAt95 / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

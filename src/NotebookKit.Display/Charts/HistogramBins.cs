namespace NotebookKit.Display;

/// <summary>Counts values into bins of equal width.</summary>
internal static class HistogramBins
{
    private const int Fewest = 5, Most = 60;

    public static ChartSeries.Histogram Of(IEnumerable<double> values, int bins, string? name)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return new([0, 1], [0], name);

        double low = sorted[0], high = sorted[^1];
        int count = bins > 0 ? Math.Min(bins, 1000) : high > low ? Suggested(sorted) : 1;
        if (!(high > low)) (low, high) = (low - 0.5, high + 0.5);
        double[] counts = new double[count];
        foreach (double value in sorted) counts[Math.Clamp((int)((value / 2 - low / 2) / (high / 2 - low / 2) * count), 0, count - 1)]++;
        return new([.. Enumerable.Range(0, count + 1).Select(i => low + (high / count - low / count) * i)], counts, name);
    }

    // Freedman and Diaconis, "On the histogram as a density estimator" (1981): a width of twice the interquartile range over the cube root of n.
    private static int Suggested(double[] sorted)
    {
        double range = sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4];
        double width = 2 * range / Math.Cbrt(sorted.Length);
        double bins = width > 0 ? Math.Ceiling((sorted[^1] - sorted[0]) / width) : Math.Sqrt(sorted.Length);
        return (int)Math.Clamp(double.IsFinite(bins) ? bins : Most, Fewest, Most);
    }
}

namespace NotebookKit.Display;

/// <summary>A histogram in seven characters.</summary>
internal static class HistogramSparkline
{
    private const int Bins = 7;
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>Draws how finite values spread between two ends; empty where there is nothing to tell.</summary>
    /// <param name="sample">The values.</param>
    /// <param name="min">The left end.</param>
    /// <param name="max">The right end.</param>
    public static string Draw(IEnumerable<double> sample, double min, double max)
    {
        double width = max / Bins - min / Bins;
        if (!(width > 0) || !double.IsFinite(width)) return "";

        long[] counts = new long[Bins];
        foreach (double value in sample)
        {
            if (double.IsFinite(value)) counts[Math.Clamp((int)((value - min) / width), 0, Bins - 1)]++;
        }

        double most = Math.Max(1, counts.Max());
        return string.Concat(counts.Select(count => Levels[(int)Math.Round(count / most * (Levels.Length - 1))]));
    }
}

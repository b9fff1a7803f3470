namespace NotebookKit.Display;

/// <summary>A class of a map and where it lies.</summary>
/// <param name="Label">Its number.</param>
/// <param name="Name">Its name, cleaned.</param>
/// <param name="Count">How many points it has.</param>
/// <param name="X">The median of its points across.</param>
/// <param name="Y">The median of its points upwards.</param>
/// <param name="Spread">The median distance of its points from there.</param>
internal sealed record EmbeddingClass(int Label, string Name, int Count, double X, double Y, double Spread)
{
    private const int NameLength = 20;

    /// <summary>The classes that have points, in their order; none where the map has no classes.</summary>
    public static EmbeddingClass[] Of(EmbeddingMap map) => map.Labels is not { } labels ? [] :
        [.. Enumerable.Range(0, map.Points.Count).GroupBy(i => labels[i], i => map.Points[i]).OrderBy(group => group.Key).Select(group =>
        {
            (double X, double Y)[] points = [.. group];
            double x = Median(points.Select(point => point.X)), y = Median(points.Select(point => point.Y));
            return new EmbeddingClass(group.Key, CleanText.Of(map.ClassNames[group.Key], NameLength), points.Length, x, y, Median(points.Select(point => Math.Sqrt(Math.Pow(point.X - x, 2) + Math.Pow(point.Y - y, 2)))));
        })];

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

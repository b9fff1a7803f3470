namespace NotebookKit.Display;

/// <summary>Recall and time of several indexes.</summary>
internal static class IndexComparisonFace
{
    public static IPart Of(IndexComparison comparison)
    {
        Column[] columns = [new("index"), new($"recall@{Numbers.Count(comparison.K)}", Right: true), new("interval", Right: true), new("") { TextBars = true }, new("ms a query, all at once", Right: true), new("ms a query alone", Right: true)];
        IndexComparisonLine[] shown = [.. comparison.Lines.Take(DisplayLimits.TableRows)];
        var rows = shown.Select(line => (IReadOnlyList<Cell>)
        [
            CleanText.Of(line.Name), Numbers.Fixed(line.Recall.Value, 4), line.Recall.Interval is { } interval ? $"{Numbers.Fixed(interval.Low, 4)} to {Numbers.Fixed(interval.High, 4)}" : "none",
            new Cell("") { Bar = Math.Clamp(line.Recall.Value, 0, 1) }, Numbers.Value(line.Together.TotalMilliseconds / Math.Max(1, comparison.Queries)), Numbers.Value(line.Alone.TotalMilliseconds),
        ]);
        return new Stack(
            new Line($"The {Numbers.Count(comparison.K)} nearest of {Numbers.Count(comparison.Count)} vectors of {Numbers.Count(comparison.Width)} numbers, {Numbers.Count(comparison.Queries)} queries", Line.Title),
            new Table(columns, [.. rows]),
            new Line("recall: the part of the true neighbours that was found, with a 95 % interval of a bootstrap over the queries; alone: the median", Line.Small));
    }
}

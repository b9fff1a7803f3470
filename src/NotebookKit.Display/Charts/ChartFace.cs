namespace NotebookKit.Display;

/// <summary>A chart: its picture; in words what it shows, for those who don't see it.</summary>
internal static class ChartFace
{
    private const int BarsInWords = 30;

    public static IPart Of(Chart chart)
    {
        string[] words = [.. chart.Series.Select(series => Words(chart, series))];
        string title = CleanText.Of(chart.Title, DisplayLimits.ChartTitleLength);
        string axes = string.Join(" over ", new[] { chart.Y.Words, chart.X.Words }.Where(axis => axis.Length > 0));
        string alt = CleanText.Of(string.Join(". ", new[] { title, axes }.Concat(words).Where(part => part.Length > 0)), DisplayLimits.SentenceLength);
        return new Stack(
            new HtmlOnly(new Picture(() => SvgFile.Encode(ChartDrawing.Of(chart)), alt.Length > 0 ? alt : "an empty chart")),
            new TextOnly(new Stack([new Line(title), new Line(axes), .. words.Select(line => new Line(line)), .. chart.Series.OfType<ChartSeries.Bars>().Select(Table)])));
    }

    private static string Words(Chart chart, ChartSeries series)
    {
        string name = CleanText.Of(series.Name, 24), prefix = name.Length > 0 ? name + ": " : "";
        return series switch
        {
            ChartSeries.Line line => prefix + Run(line, chart),
            ChartSeries.Points points => $"{prefix}{Numbers.Count(points.X.Count)} points, x {Range(points.X)}, y {Range(points.Y)}",
            ChartSeries.Bars bars => $"{prefix}{Numbers.Count(bars.Values.Count)} bars, {Range(bars.Values)}",
            ChartSeries.Histogram histogram => $"{prefix}histogram of {Numbers.Count((long)histogram.Counts.Sum())} values, {Range(histogram.Edges)} {Spark(histogram.Counts)}",
            ChartSeries.Heat heat => $"{prefix}heat map of {heat.Cells.Count} × {heat.Cells.Select(row => row.Count).DefaultIfEmpty(0).Max()}, {Range([.. heat.Cells.SelectMany(row => row)])}",
            ChartSeries.Box box => $"{prefix}{Numbers.Count(box.Values.Count)} values, {Range(box.Values)}",
            _ => "",
        };
    }

    private static string Run(ChartSeries.Line line, Chart chart)
    {
        double[] finite = [.. line.Y.Where(double.IsFinite)];
        if (finite.Length == 0) return "no finite value";
        int least = line.Y.ToList().IndexOf(finite.Min());
        return $"{Numbers.Count(line.Y.Count)} points, from {Numbers.Value(line.Y[0])} to {Numbers.Value(line.Y[^1])}, least {Numbers.Value(finite.Min())} at {(chart.X.Title.Length > 0 ? CleanText.Of(chart.X.Title, 24) : "x")} {Numbers.Value(line.X[least])}, greatest {Numbers.Value(finite.Max())} {Spark(line.Y)}";
    }

    private static string Range(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? "nothing finite" : $"{Numbers.Value(finite.Min())} to {Numbers.Value(finite.Max())}";
    }

    private static string Spark(IReadOnlyList<double> values)
    {
        const string levels = "▁▂▃▄▅▆▇█";
        double[] few = [.. Enumerable.Range(0, Math.Min(24, values.Count)).Select(i => values[i * values.Count / Math.Min(24, values.Count)])];
        double[] finite = [.. few.Where(double.IsFinite)];
        if (finite.Length < 2 || !(finite.Max() > finite.Min())) return "";
        return string.Concat(few.Select(value => double.IsFinite(value) ? levels[(int)Math.Round((value - finite.Min()) / (finite.Max() - finite.Min()) * 7)] : ' '));
    }

    private static IPart Table(ChartSeries.Bars bars) => new Table(
        [new("category"), new("value", Right: true)],
        [.. bars.Categories.Zip(bars.Values).Take(BarsInWords).Select(pair => (IReadOnlyList<Cell>)[CleanText.Of(pair.First, 24), Numbers.Value(pair.Second)])]);
}

namespace NotebookKit.Display;

/// <summary>A receiver operating characteristic: the area with its interval, the curve, and what a few thresholds bring.</summary>
internal static class RocCurveFace
{
    private const int Side = 400, Height = 350;
    private static readonly double[] FalseAlarms = [0.01, 0.05, 0.1, 0.2];

    public static IPart Of(RocCurve curve)
    {
        Chart chart = Chart.Line(curve.Points.Select(point => point.FalsePositiveRate), curve.Points.Select(point => point.TruePositiveRate))
            .And(Chart.Line(new double[] { 0, 1 }, new double[] { 0, 1 })) with
        {
            X = new ChartAxis("false-positive rate") { Floor = 0, Ceiling = 1 },
            Y = new ChartAxis("true-positive rate") { Floor = 0, Ceiling = 1 },
            Width = Side,
            Height = Height,
        };
        Column[] columns = [new("false positives up to", Right: true), new("found", Right: true), new("threshold", Right: true)];
        var rows = FalseAlarms.Select(most => curve.Points.Last(point => point.FalsePositiveRate <= most)).Zip(FalseAlarms, (point, most) => (IReadOnlyList<Cell>)
            [Numbers.Percent(most, 0), Numbers.Percent(point.TruePositiveRate), double.IsInfinity(point.Threshold) ? "–" : Numbers.Value(point.Threshold)]);
        string alt = $"ROC curve through {Numbers.Count(curve.Points.Count)} points, area {Numbers.Fixed(curve.Area, 4)}; the dashed diagonal is guessing";
        return new Stack(
            new BigNumber("Area under the ROC curve", Numbers.Fixed(curve.Area, 4), ScoreFace.Beside(curve.ToScore(), rate: false)),
            new Line($"{Numbers.Count(curve.Positives)} positives, {Numbers.Count(curve.Negatives)} negatives. The area is the probability that a positive has the higher score."),
            new Beside(
                new HtmlOnly(new Stack(new Picture(() => SvgFile.Encode(ChartDrawing.Of(chart)), alt), new Line("dashed: guessing", Line.Small))),
                curve.Points.Count == 0 ? new Stack() : new Table(columns, [.. rows])));
    }
}

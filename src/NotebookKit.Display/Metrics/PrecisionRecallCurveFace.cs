namespace NotebookKit.Display;

/// <summary>Precision against recall: the average with its interval, the curve, and what a few thresholds bring.</summary>
internal static class PrecisionRecallCurveFace
{
    private const int Side = 400, Height = 350;
    private static readonly double[] Recalls = [0.5, 0.8, 0.9, 0.95];

    public static IPart Of(PrecisionRecallCurve curve)
    {
        if (curve.Points.Count == 0) return new Line("A precision-recall curve without points");
        double guessing = (double)curve.Positives / curve.Count;
        Chart chart = Chart.Line(curve.Points.Select(point => point.Recall), curve.Points.Select(point => point.Precision))
            .And(Chart.Line(new double[] { 0, 1 }, new[] { guessing, guessing })) with
        {
            X = new ChartAxis("recall") { Floor = 0, Ceiling = 1 },
            Y = new ChartAxis("precision") { Floor = 0, Ceiling = 1 },
            Width = Side,
            Height = Height,
        };
        Column[] columns = [new("recall from", Right: true), new("precision", Right: true), new("threshold", Right: true)];
        var rows = Recalls.Select(least => curve.Points.First(point => point.Recall >= least - 1e-12)).Zip(Recalls, (point, least) => (IReadOnlyList<Cell>)
            [Numbers.Percent(least, 0), Numbers.Percent(point.Precision), Numbers.Value(point.Threshold)]);
        string alt = $"Precision over recall at {Numbers.Count(curve.Points.Count)} thresholds, average precision {Numbers.Fixed(curve.AveragePrecision, 4)}; guessing has {Numbers.Percent(guessing)}";
        return new Stack(
            new BigNumber("Average precision", Numbers.Fixed(curve.AveragePrecision, 4), ScoreFace.Beside(curve.ToScore(), rate: false)),
            new Line($"{Numbers.Count(curve.Positives)} of {Numbers.Count(curve.Count)} are positives: guessing has a precision of {Numbers.Percent(guessing)}."),
            new Beside(
                new HtmlOnly(new Stack(new Picture(() => SvgFile.Encode(ChartDrawing.Of(chart)), alt), new Line("dashed: guessing", Line.Small))),
                new Table(columns, [.. rows])));
    }
}

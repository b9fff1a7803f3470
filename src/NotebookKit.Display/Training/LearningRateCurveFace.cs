namespace NotebookKit.Display;

/// <summary>What a learning-rate finder saw, with its suggestion marked.</summary>
internal static class LearningRateCurveFace
{
    private const double Headroom = 0.4;

    public static IPart Of(LearningRateCurve curve)
    {
        if (curve.Rates.Count == 0) return new Line("A learning-rate finder that tried nothing");
        // Where the loss blew up it would press all that matters down to the axis: the picture ends a little above where it began.
        double begun = curve.Smoothed[0], least = curve.Smoothed.Where(double.IsFinite).DefaultIfEmpty(0).Min(), most = begun + Headroom * Math.Max(begun - least, Headroom * Math.Abs(begun));
        double Shown(double loss) => loss <= most ? loss : double.NaN;
        bool cut = curve.Smoothed.Concat(curve.Losses).Any(loss => !(loss <= most));
        var smoothed = new ChartSeries.Line(curve.Rates, [.. curve.Smoothed.Select(Shown)], "smoothed");
        var steps = new ChartSeries.Points(curve.Rates, [.. curve.Losses.Select(Shown)], "each step");
        Chart chart = Chart.Of(smoothed, steps).WithX("learning rate", logarithmic: true).WithY("training loss", "nats").Marked(curve.Suggestion, $"suggested: {Numbers.Value(curve.Suggestion)}") with
        {
            Width = 620,
            Height = 320,
        };
        int lowest = Enumerable.Range(0, curve.Smoothed.Count).MinBy(i => curve.Smoothed[i]);
        string alt = $"Loss over learning rate from {Numbers.Value(curve.Rates[0])} to {Numbers.Value(curve.Rates[^1])}, falling most steeply at {Numbers.Value(curve.Suggestion)}, lowest at {Numbers.Value(curve.Rates[lowest])}";
        return new Stack(
            new BigNumber("Learning rate to try", Numbers.Value(curve.Suggestion), $"where the loss falls most steeply; it is lowest at {Numbers.Value(curve.Rates[lowest])}"),
            new HtmlOnly(new Picture(() => SvgFile.Encode(ChartDrawing.Of(chart)), alt)),
            new TextOnly(ChartFace.Of(chart)),
            new Line($"{Numbers.Count(curve.Rates.Count)} steps, the rate rising from {Numbers.Value(curve.Rates[0])} to {Numbers.Value(curve.Rates[^1])}{(cut ? "; what lies far above the first loss is cut" : "")}", Line.Small));
    }
}

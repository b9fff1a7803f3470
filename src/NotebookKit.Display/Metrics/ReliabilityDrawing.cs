namespace NotebookKit.Display;

/// <summary>A reliability diagram: accuracy over confidence in bins, with intervals, and the bins' counts below (Guo et al. 2017, figure 1).</summary>
internal static class ReliabilityDrawing
{
    private const double Width = 430, Left = 54, Right = 412, Top = 34, Bottom = 300, CountTop = 322, CountBottom = 372, Height = 416, BarOpacity = 0.4;
    private const int MostBins = 100;

    public static Drawing Draw(Calibration calibration)
    {
        var drawing = new Drawing(Width, Height);
        var x = new Axis([0, 1], Left, Right, ticks: 5);
        var y = new Axis([0, 1], Bottom, Top, ticks: 5);
        ReliabilityBin[] bins = [.. calibration.Bins.Where(bin => bin.Count > 0).Take(MostBins)];
        drawing.Words(12, 18, "accuracy", Tone.Dim);
        foreach (double tick in y.Ticks)
        {
            drawing.Line(Left, y.At(tick), Right, y.At(tick), Tone.Grid);
            drawing.Words(Left - 7, y.At(tick) + 4, y.Word(tick), Tone.Dim, Anchor.End);
        }

        foreach (ReliabilityBin bin in bins)
        {
            double from = x.At(bin.Low) + 1, wide = x.At(bin.High) - x.At(bin.Low) - 2;
            // Pale bars with a strong edge, so that what is drawn over them is seen on every ground.
            drawing.Add(new Shape.Box(from, y.At(bin.Accuracy), wide, Bottom - y.At(bin.Accuracy), Tone.OfSeries(0), BarOpacity));
            drawing.Line(from, y.At(bin.Accuracy), from + wide, y.At(bin.Accuracy), Tone.OfSeries(0), 3);
            if (bin.Interval is not { } interval) continue;
            double middle = from + wide / 2, low = y.At(interval.Low), high = y.At(interval.High);
            drawing.Line(middle, low, middle, high, Tone.Ink, 1.5);
            foreach (double end in new[] { low, high }) drawing.Line(middle - 4, end, middle + 4, end, Tone.Ink, 1.5);
        }

        drawing.Line(x.At(0), y.At(0), x.At(1), y.At(1), Tone.Ink, 1.5, "6 4");
        drawing.Line(Left, Bottom, Right, Bottom, Tone.Axis);
        double most = bins.Select(bin => (double)bin.Count).DefaultIfEmpty(1).Max();
        foreach (ReliabilityBin bin in bins)
        {
            double tall = Math.Max(1, (CountBottom - CountTop) * bin.Count / most);
            drawing.Add(new Shape.Box(x.At(bin.Low) + 1, CountBottom - tall, x.At(bin.High) - x.At(bin.Low) - 2, tall, Tone.OfSeries(5)));
        }

        drawing.Words(Left - 7, CountTop + 8, Numbers.Short((long)most), Tone.Dim, Anchor.End);
        drawing.Words(Left - 7, CountBottom, "0", Tone.Dim, Anchor.End);
        drawing.Line(Left, CountBottom, Right, CountBottom, Tone.Axis);
        foreach (double tick in x.Ticks) drawing.Words(x.At(tick), CountBottom + 17, x.Word(tick), Tone.Dim, Anchor.Middle);
        drawing.Words((Left + Right) / 2, Height - 9, "confidence", Tone.Dim, Anchor.Middle);
        return drawing;
    }
}

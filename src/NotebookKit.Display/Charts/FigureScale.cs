namespace NotebookKit.Display;

/// <summary>Our figure and the published ones on one axis, a row each.</summary>
internal static class FigureScale
{
    private const int Width = 600, RowHeight = 24, Top = 8, CharacterWidth = 7, Right = 70, AxisHeight = 30, NameLength = 28;

    /// <summary>Draws the rows: ours first, with its interval.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="word">How a value is written.</param>
    /// <param name="factor">From the figure's unit to the axis's: 100 for rates.</param>
    /// <param name="unit">The axis's unit.</param>
    public static Drawing Draw(Figure figure, Func<double, string> word, double factor, string unit)
    {
        IReadOnlyList<PublishedFigure> published = figure.Published;
        int height = Top + RowHeight * (published.Count + 1) + AxisHeight;
        var drawing = new Drawing(Width, height);
        double bottom = height - AxisHeight;
        string[] names = ["this run", .. published.Select(p => CleanText.Of(p.Name, NameLength))];
        double left = 28 + CharacterWidth * names.Max(name => name.Length);
        double[] values = [figure.Value, .. published.Select(p => p.Value), .. figure.Interval is { } i ? new[] { i.Low, i.High } : []];
        var axis = new Axis(values.Select(value => value * factor), left, Width - Right, ticks: 5, ceiling: factor == 100 ? 100 : double.PositiveInfinity);

        foreach (double tick in axis.Ticks)
        {
            drawing.Line(axis.At(tick), Top, axis.At(tick), bottom, Tone.Grid);
            drawing.Words(axis.At(tick), bottom + 16, Numbers.Fixed(tick, axis.Decimals) + unit, Tone.Dim, Anchor.Middle);
        }

        drawing.Line(left, bottom, Width - Right, bottom, Tone.Axis);
        double y = Top + RowHeight / 2.0;
        if (figure.Interval is { } interval)
        {
            double low = axis.At(interval.Low * factor), high = axis.At(interval.High * factor);
            drawing.Line(low, y, high, y, Tone.OfSeries(0), 2);
            drawing.Line(low, y - 4, low, y + 4, Tone.OfSeries(0), 2);
            drawing.Line(high, y - 4, high, y + 4, Tone.OfSeries(0), 2);
        }

        drawing.Add(new Shape.Dot(axis.At(figure.Value * factor), y, 5.5, Tone.OfSeries(0)));
        Row(drawing, left, y, names[0], word(figure.Value), ours: true);
        for (int row = 0; row < published.Count; row++)
        {
            y += RowHeight;
            drawing.Square(axis.At(published[row].Value * factor), y, 8, Tone.OfSeries(1));
            Row(drawing, left, y, names[row + 1], word(published[row].Value), ours: false);
        }

        return drawing;
    }

    private static void Row(Drawing drawing, double left, double y, string name, string value, bool ours)
    {
        drawing.Words(left - 14, y + 4, name, ours ? Tone.Ink : Tone.Dim, Anchor.End, ours);
        drawing.Words(Width - 12, y + 4, value, ours ? Tone.Ink : Tone.Dim, Anchor.End, ours);
    }
}

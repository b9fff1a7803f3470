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
    public static EncodedImage Draw(Figure figure, Func<double, string> word, double factor, string unit)
    {
        IReadOnlyList<PublishedFigure> published = figure.Published;
        int height = Top + RowHeight * (published.Count + 1) + AxisHeight;
        var svg = new SvgDrawing(Width, height);
        double bottom = height - AxisHeight;
        string[] names = ["this run", .. published.Select(p => CleanText.Of(p.Name, NameLength))];
        double left = 28 + CharacterWidth * names.Max(name => name.Length);
        double[] values = [figure.Value, .. published.Select(p => p.Value), .. figure.Interval is { } i ? new[] { i.Low, i.High } : []];
        var axis = new Axis(values.Select(value => value * factor), left, Width - Right, ticks: 5, ceiling: factor == 100 ? 100 : double.PositiveInfinity);

        foreach (double tick in axis.Ticks)
        {
            svg.Line(axis.At(tick), Top, axis.At(tick), bottom, "grid");
            svg.Text(axis.At(tick), bottom + 16, Numbers.Fixed(tick, axis.Decimals) + unit, "middle");
        }

        svg.Line(left, bottom, Width - Right, bottom, "axis");
        double y = Top + RowHeight / 2.0;
        if (figure.Interval is { } interval)
        {
            svg.Line(axis.At(interval.Low * factor), y, axis.At(interval.High * factor), y, "c0 line");
            svg.Line(axis.At(interval.Low * factor), y - 4, axis.At(interval.Low * factor), y + 4, "c0 line");
            svg.Line(axis.At(interval.High * factor), y - 4, axis.At(interval.High * factor), y + 4, "c0 line");
        }

        svg.Dot(axis.At(figure.Value * factor), y, 5.5, "f0");
        Row(svg, left, y, names[0], word(figure.Value), "ink b");
        for (int row = 0; row < published.Count; row++)
        {
            y += RowHeight;
            svg.Square(axis.At(published[row].Value * factor), y, 8, "f1");
            Row(svg, left, y, names[row + 1], word(published[row].Value), "");
        }

        return svg.Encode();
    }

    private static void Row(SvgDrawing svg, double left, double y, string name, string value, string style)
    {
        svg.Text(left - 14, y + 4, name, "end", style);
        svg.Text(Width - 12, y + 4, value, "end", style);
    }
}

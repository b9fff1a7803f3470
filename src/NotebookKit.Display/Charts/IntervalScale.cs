namespace NotebookKit.Display;

/// <summary>Values with their intervals on one axis, a row each.</summary>
internal static class IntervalScale
{
    private const int Width = 600, RowHeight = 24, Top = 8, CharacterWidth = 7, Right = 80, AxisHeight = 30, NameLength = 28;

    /// <summary>Draws the rows.</summary>
    /// <param name="rows">The rows from top to bottom.</param>
    /// <param name="word">How a value is written.</param>
    /// <param name="factor">From the values' unit to the axis's: 100 for rates.</param>
    /// <param name="unit">The axis's unit.</param>
    public static Drawing Draw(IReadOnlyList<IntervalRow> rows, Func<double, string> word, double factor, string unit)
    {
        int height = Top + RowHeight * rows.Count + AxisHeight;
        var drawing = new Drawing(Width, height);
        double bottom = height - AxisHeight;
        string[] names = [.. rows.Select(row => CleanText.Of(row.Name, NameLength))];
        double left = 28 + CharacterWidth * names.Max(name => name.Length);
        IEnumerable<double> values = rows.SelectMany(row => row.Interval is { } i ? new[] { row.Value, i.Low, i.High } : [row.Value]);
        var axis = new Axis(values.Select(value => value * factor), left, Width - Right, ticks: 5, ceiling: factor == 100 ? 100 : double.PositiveInfinity);

        foreach (double tick in axis.Ticks)
        {
            drawing.Line(axis.At(tick), Top, axis.At(tick), bottom, Tone.Grid);
            drawing.Words(axis.At(tick), bottom + 16, Numbers.Fixed(tick, axis.Decimals) + unit, Tone.Dim, Anchor.Middle);
        }

        drawing.Line(left, bottom, Width - Right, bottom, Tone.Axis);
        double y = Top + RowHeight / 2.0;
        for (int i = 0; i < rows.Count; i++, y += RowHeight)
        {
            IntervalRow row = rows[i];
            Tone tone = Tone.OfSeries(row.Series), ink = row.Bold ? Tone.Ink : Tone.Dim;
            if (row.Interval is { } interval)
            {
                double low = axis.At(interval.Low * factor), high = axis.At(interval.High * factor);
                drawing.Line(low, y, high, y, tone, 2);
                drawing.Line(low, y - 4, low, y + 4, tone, 2);
                drawing.Line(high, y - 4, high, y + 4, tone, 2);
            }

            if (row.Series == 0) drawing.Add(new Shape.Dot(axis.At(row.Value * factor), y, 5.5, tone));
            else drawing.Square(axis.At(row.Value * factor), y, 8, tone);
            drawing.Words(left - 14, y + 4, names[i], ink, Anchor.End, row.Bold);
            drawing.Words(Width - 12, y + 4, word(row.Value), ink, Anchor.End, row.Bold);
        }

        return drawing;
    }
}

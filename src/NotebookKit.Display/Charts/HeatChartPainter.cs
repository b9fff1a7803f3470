namespace NotebookKit.Display;

/// <summary>Draws a chart that is one heat map, with named rows and columns, and numbers in the cells where they fit.</summary>
internal static class HeatChartPainter
{
    private const double CharacterWidth = 6.8;
    private const int LargestCell = 56, MostCells = 96;

    public static Drawing Draw(Chart chart, ChartSeries.Heat heat)
    {
        int rows = Math.Min(heat.Cells.Count, MostCells), columns = Math.Min(heat.Cells.Select(row => row.Count).DefaultIfEmpty(0).Max(), MostCells);
        var scale = HeatScale.Of(heat.Cells.SelectMany(row => row));
        string[] rowNames = Names(heat.Rows, rows), columnNames = Names(heat.Columns, columns);
        double left = 24 + CharacterWidth * rowNames.Select(name => name.Length).DefaultIfEmpty(0).Max();
        double top = (chart.Title.Length > 0 ? 40 : 16) + (chart.Y.Words.Length > 0 ? 16 : 0);
        double room = Math.Clamp(chart.Width, 160, 1600) - left - 24;
        double wide = columns == 0 ? 1 : Math.Min(LargestCell, room / columns);
        bool sideways = columnNames.Any(name => name.Length * CharacterWidth > wide - 2);
        double below = columnNames.Length == 0 ? 8 : sideways ? 12 + CharacterWidth * columnNames.Max(name => name.Length) : 22;
        double tall = rows == 0 ? 1 : Math.Clamp((Math.Clamp(chart.Height, 120, 1200) - top - below - 40) / rows, Math.Min(wide, 3), wide);
        double bottom = top + tall * rows;
        var drawing = new Drawing(left + Math.Max(wide * columns, 220) + 24, bottom + below + (chart.X.Words.Length > 0 ? 18 : 0) + 34);

        if (chart.Title.Length > 0) drawing.Words(12, 22, CleanText.Of(chart.Title, DisplayLimits.ChartTitleLength), Tone.Ink, bold: true, size: 13);
        if (chart.Y.Words.Length > 0) drawing.Words(12, top - 8, chart.Y.Words, Tone.Dim);
        for (int r = 0; r < rows; r++)
        {
            if (rowNames.Length > 0) drawing.Words(left - 7, top + (r + 0.5) * tall + 4, rowNames[r], Tone.Dim, Anchor.End);
            for (int c = 0; c < Math.Min(columns, heat.Cells[r].Count); c++) Cell(drawing, left + c * wide, top + r * tall, wide, tall, heat.Cells[r][c], scale);
        }

        for (int c = 0; c < columnNames.Length; c++)
        {
            double x = left + (c + 0.5) * wide;
            if (sideways) drawing.Add(new Shape.Words(x + 4, bottom + 8, columnNames[c], Tone.Dim, Anchor.End) { Upright = true });
            else drawing.Words(x, bottom + 16, columnNames[c], Tone.Dim, Anchor.Middle);
        }

        if (chart.X.Words.Length > 0) drawing.Words(left + wide * columns / 2, bottom + below + 12, chart.X.Words, Tone.Dim, Anchor.Middle);
        Scale(drawing, left, drawing.Height - 24, scale);
        return drawing;
    }

    private static string[] Names(IReadOnlyList<string>? names, int count) => names is null ? [] : [.. names.Take(count).Select(name => CleanText.Of(name, 20))];

    private static void Cell(Drawing drawing, double x, double y, double wide, double tall, double value, HeatScale scale)
    {
        (byte R, byte G, byte B) colour = scale.Colour(value);
        drawing.Add(new Shape.Box(x, y, wide - (wide > 6 ? 1 : 0), tall - (tall > 6 ? 1 : 0), Tone.Fixed(colour)));
        string words = double.IsNaN(value) ? "NaN" : Numbers.Value(value);
        if (tall >= 15 && words.Length * CharacterWidth < wide - 3) drawing.Words(x + wide / 2, y + tall / 2 + 4, words, Tone.On(colour), Anchor.Middle, size: 11);
    }

    private static void Scale(Drawing drawing, double x, double y, HeatScale scale)
    {
        const int steps = 40, width = 3;
        for (int i = 0; i < steps; i++) drawing.Add(new Shape.Box(x + 52 + i * width, y, width + 0.5, 10, Tone.Fixed(scale.ColourAt((i + 0.5) / steps))));
        drawing.Words(x + 46, y + 9, Numbers.Value(scale.Low), Tone.Dim, Anchor.End, size: 11);
        drawing.Words(x + 58 + steps * width, y + 9, Numbers.Value(scale.High), Tone.Dim, size: 11);
    }
}

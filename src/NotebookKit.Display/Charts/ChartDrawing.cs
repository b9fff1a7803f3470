namespace NotebookKit.Display;

/// <summary>From a chart to its drawing.</summary>
internal static class ChartDrawing
{
    public static Drawing Of(Chart chart) =>
        chart.Series.OfType<ChartSeries.Heat>().FirstOrDefault() is { } heat ? HeatChartPainter.Draw(chart, heat) : ChartPainter.Draw(chart);

    /// <summary>Charts side by side in one picture.</summary>
    public static Drawing Beside(IReadOnlyList<Chart> charts)
    {
        Drawing[] parts = [.. charts.Select(Of)];
        var whole = new Drawing(parts.Sum(part => part.Width), parts.Max(part => part.Height));
        double x = 0;
        foreach (Drawing part in parts)
        {
            whole.Add(new Shape.Inset(x, 0, part));
            x += part.Width;
        }

        return whole;
    }
}

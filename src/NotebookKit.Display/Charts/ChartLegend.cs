namespace NotebookKit.Display;

/// <summary>The names of a chart's data above it, each behind its line or mark, in as many rows as they need.</summary>
internal sealed class ChartLegend
{
    private const int RowHeight = 18, Sign = 22, Gap = 16;

    private readonly IReadOnlyList<Entry> _entries;

    private ChartLegend(IReadOnlyList<Entry> entries) => _entries = entries;

    /// <summary>How much of the picture's height it takes.</summary>
    public double Height => _entries.Count == 0 ? 0 : (_entries[^1].Row + 1) * RowHeight + 2;

    /// <summary>No names.</summary>
    public static ChartLegend None { get; } = new([]);

    /// <summary>Lays the names out.</summary>
    /// <param name="series">The data; boxes, and what has no name, are passed over.</param>
    /// <param name="width">How wide a row may be.</param>
    /// <param name="height">How high all rows together may be; names beyond them are counted.</param>
    public static ChartLegend Of(IReadOnlyList<ChartSeries> series, double width, double height)
    {
        List<Entry> entries = [];
        int rows = Math.Max(1, (int)(height / RowHeight)), row = 0;
        double x = 0;
        int named = series.Count(HasEntry);
        for (int i = 0; i < series.Count; i++)
        {
            if (!HasEntry(series[i])) continue;
            string words = CleanText.Of(series[i].Name, 24);
            double room = Sign + ChartPainter.CharacterWidth * words.Length;
            if (x > 0 && x + room > width) (x, row) = (0, row + 1);
            if (row == rows)
            {
                // The last name that found room gives it to the number of the others.
                entries[^1] = entries[^1] with { Series = null, Words = $"… {named - entries.Count + 1} more" };
                break;
            }

            entries.Add(new Entry(series[i], i, words, x, row));
            x += room + Gap;
        }

        return new ChartLegend(entries);
    }

    /// <summary>Draws it.</summary>
    /// <param name="drawing">The chart's picture.</param>
    /// <param name="left">Where its rows begin.</param>
    /// <param name="first">The first row's base line.</param>
    public void Draw(Drawing drawing, double left, double first)
    {
        foreach (Entry entry in _entries)
        {
            double x = left + entry.X, y = first + entry.Row * RowHeight;
            if (entry.Series is null)
            {
                drawing.Words(x, y, entry.Words, Tone.Dim);
                continue;
            }

            if (entry.Series is ChartSeries.Line) drawing.Add(new Shape.Path([(x, y - 4), (x + 16, y - 4)], Tone.OfSeries(entry.Index), 2, ChartPainter.Dash(entry.Index)));
            else ChartPainter.Marker(drawing, x + 8, y - 4, entry.Index);
            drawing.Words(x + Sign, y, entry.Words, Tone.OfWords(entry.Index));
        }
    }

    // A box has its name below it.
    private static bool HasEntry(ChartSeries series) => series is not ChartSeries.Box && series.Name is not null;

    private sealed record Entry(ChartSeries? Series, int Index, string Words, double X, int Row);
}

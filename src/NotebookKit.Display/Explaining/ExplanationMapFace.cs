using System.Text;

namespace NotebookKit.Display;

/// <summary>What speaks for a class: the picture, the map over it, the map's own cells.</summary>
internal static class ExplanationMapFace
{
    private const int Side = 200, TextRows = 14, TextColumns = 28;

    public static IPart Of(ExplanationMap map)
    {
        string name = CleanText.Of(map.ClassName);
        int rows = map.Cells.GetLength(0), columns = map.Cells.GetLength(1);
        var cells = new HeatCells(rows, columns, [.. map.Cells.Cast<float>().Select(value => (double)value)]);
        HeatScale scale = HeatOverlay.Scale(cells.Values);
        string reading = scale.Diverging
            ? $"Orange: covering it takes up to {Numbers.Value(Math.Max(0, cells.Values.Max()))} from the probability; blue: it adds up to {Numbers.Value(Math.Max(0, -cells.Values.Min()))}."
            : "The stronger the orange, the more it speaks for the class, relative to the strongest place.";
        (int row, int column) = Math.DivRem(Array.IndexOf(cells.Values, cells.Values.Max()), columns);
        string where = $"The strongest of {rows}×{columns} cells is in row {row + 1}, column {column + 1}.";
        int cell = Math.Max(1, Side / Math.Max(rows, columns));
        var own = new Stack(
            new Picture(() => ImageEncoder.Png(cells.Draw(scale)), $"the map's {rows}×{columns} cells. {where}", cell),
            new Line($"{rows}×{columns} cells: {scale.Words}", Line.Small));
        IPart[] pictures = map.Image is { } image
            ?
            [
                new Stack(Photograph.Of(image, "the picture", Side), new Line("the picture", Line.Small)),
                new Stack(new Picture(() => ImageEncoder.Tile(HeatOverlay.Draw(image, map.Pixels, scale, Side), Side), $"the {CleanText.Of(map.Method)} map over the picture"), new Line("the map over it", Line.Small)),
                own,
            ]
            : [own];
        return new Stack(
            new Line($"{CleanText.Of(map.Method)}: what speaks for {name} ({Numbers.Percent(map.Probability)})", Line.Title),
            new HtmlOnly(new Beside(pictures)),
            new TextOnly(new Mono(Shades(map.Cells))),
            new Line($"{reading} {where}"),
            new Line(CleanText.Of(map.Settings, DisplayLimits.SentenceLength), Line.Small));
    }

    // Two characters a cell, so that cells are about square; what speaks against the class is left out.
    private static string Shades(float[,] cells)
    {
        const string levels = " ░▒▓█";
        int rows = cells.GetLength(0), columns = cells.GetLength(1), step = Math.Max((rows + TextRows - 1) / TextRows, (columns + TextColumns - 1) / TextColumns);
        float most = Math.Max(cells.Cast<float>().Where(float.IsFinite).DefaultIfEmpty(0).Max(), 1e-12f);
        var text = new StringBuilder();
        for (int r = 0; r < rows; r += step)
        {
            var line = new StringBuilder("|");
            for (int c = 0; c < columns; c += step)
            {
                float value = cells[r, c];
                line.Append(levels[float.IsFinite(value) ? (int)Math.Round(Math.Clamp(value / most, 0, 1) * (levels.Length - 1)) : 0], 2);
            }

            text.Append(line).Append('|').Append(r + step < rows ? "\n" : "");
        }

        return text.ToString();
    }
}

using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Matrices as colours: one large, several as tiles with the same scale.</summary>
internal static class HeatMap
{
    private const int ShownSide = 288, LargestCell = 16, Facets = 24, FacetSide = 40, GridRows = 6, GridColumns = 9;

    /// <summary>Draws a matrix.</summary>
    /// <param name="matrix">H×W.</param>
    public static IPart Of(torch.Tensor matrix)
    {
        var cells = HeatCells.Read(matrix, DisplayLimits.HeatMapSide);
        var scale = HeatScale.Of(cells.Values);
        int wide = CellSize(cells.Columns), tall = CellSize(cells.Rows);
        // Square cells, unless a long thin matrix would become a hairline.
        if (Math.Max(wide, tall) <= 4 * Math.Min(wide, tall)) wide = tall = Math.Min(wide, tall);

        string thinned = cells.Rows == matrix.shape[0] && cells.Columns == matrix.shape[1] ? "" : $" thinned to {cells.Rows} × {cells.Columns}";
        string caption = $"heat map, {Numbers.Count(matrix.shape[0])} rows × {Numbers.Count(matrix.shape[1])} columns{thinned}: {scale.Words}{Marks(cells, scale)}";
        bool marked = cells.Marked(scale);
        if (marked) (wide, tall) = (Math.Max(2, wide), Math.Max(2, tall));
        Pixels pixels = marked ? cells.Draw(scale, wide, tall) : cells.Draw(scale);
        Picture picture = marked ? new Picture(() => ImageEncoder.Png(pixels), caption) : new Picture(() => ImageEncoder.Png(pixels), caption, wide) { Tall = tall == wide ? null : tall };
        return new Stack(picture, new Line(caption, Line.Small));
    }

    /// <summary>Draws every matrix of a stack as a tile, all on one scale.</summary>
    /// <param name="stack">N×H×W.</param>
    /// <param name="what">What a tile is, in words, for the caption.</param>
    /// <param name="name">A tile's name.</param>
    public static IPart Tiles(torch.Tensor stack, string what, Func<int, string> name)
    {
        int count = (int)Math.Min(stack.shape[0], Facets);
        string more = count < stack.shape[0] ? $", the first {count} of {Numbers.Count(stack.shape[0])}" : "";
        HeatCells[] all = [.. Enumerable.Range(0, count).Select(i => HeatCells.Read(stack[i], FacetSide))];
        return Laid(all, what + more, stack, scaled => TileTable.Of([.. scaled.Select((pixels, i) => new Tile(pixels, name(i), [name(i)]))]));
    }

    /// <summary>Draws the matrices of more dimensions: a tile for each item of the third last, a row of them for each item of those before it, all on one scale.</summary>
    /// <param name="values">Four dimensions or more.</param>
    public static IPart Grid(torch.Tensor values)
    {
        int leading = (int)values.dim() - 3;
        long rows = values.shape[..leading].Aggregate(1L, (product, size) => product * size);
        int shownRows = (int)Math.Min(rows, GridRows), shownColumns = (int)Math.Min(values.shape[leading], GridColumns);
        long[][] places = [.. Enumerable.Range(0, shownRows).Select(row => Place(row, values.shape[..leading]))];
        HeatCells[] all = [.. places.SelectMany(place => Enumerable.Range(0, shownColumns).Select(column => HeatCells.Read(place.Append(column).Aggregate(values, (rest, index) => rest[index]), FacetSide)))];
        string which = leading == 1 ? "the first dimension" : $"the first {leading} dimensions";
        string more = (shownRows < rows ? $", the first {shownRows} of {Numbers.Count(rows)} rows" : "") + (shownColumns < values.shape[leading] ? $", the first {shownColumns} of {Numbers.Count(values.shape[leading])} in a row" : "");
        return Laid(all, $"heat maps of the last two dimensions, a row for each item of {which}{more}", values, scaled => new TileTable(
            [.. scaled.Chunk(shownColumns).Select((row, r) => ((string?)$"[{string.Join(", ", places[r])}]", (IReadOnlyList<Tile>)[.. row.Select((pixels, c) => new Tile(pixels, $"[{string.Join(", ", places[r].Append(c))}]", []))]))]));
    }

    private static Stack Laid(HeatCells[] all, string what, torch.Tensor values, Func<IEnumerable<Pixels>, TileTable> lay)
    {
        var scale = HeatScale.Of(all.SelectMany(cells => cells.Values));
        string thinned = all[0].Rows == values.shape[^2] && all[0].Columns == values.shape[^1] ? "" : $", thinned to {all[0].Rows} × {all[0].Columns}";
        HeatCells worst = all.MaxBy(cells => cells.Clipped(scale))!;
        string caption = $"{what}{thinned}, all on one scale: {scale.Words}{Marks(worst, scale)}";
        int cell = Math.Max(Array.Exists(all, cells => cells.Marked(scale)) ? 2 : 1, DisplayLimits.CrispSide / Math.Max(all[0].Rows, all[0].Columns));
        return new Stack(lay(all.Select(cells => cells.Draw(scale, cell, cell))), new Line(caption, Line.Small));
    }

    // The indices of a row among the dimensions before the third last, the last of them running fastest.
    private static long[] Place(long row, long[] shape)
    {
        long[] place = new long[shape.Length];
        for (int i = shape.Length - 1; i >= 0; i--) (row, place[i]) = Math.DivRem(row, shape[i]);
        return place;
    }

    private static string Marks(HeatCells cells, HeatScale scale) =>
        (cells.Clipped(scale) > 0 ? ", beyond it marked by a dot" : "") + (Array.Exists(cells.Values, double.IsNaN) ? ", NaN magenta" : "");

    private static int CellSize(int cells) => Math.Clamp(ShownSide / cells, 1, LargestCell);
}

using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Matrices as colours: one large, several as tiles with the same scale.</summary>
internal static class HeatMap
{
    private const int ShownSide = 288, LargestCell = 16, Facets = 24, FacetSide = 40;

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
        HeatCells[] all = [.. Enumerable.Range(0, count).Select(i => HeatCells.Read(stack[i], FacetSide))];
        var scale = HeatScale.Of(all.SelectMany(cells => cells.Values));
        string more = count < stack.shape[0] ? $", the first {count} of {Numbers.Count(stack.shape[0])}" : "";
        string thinned = all[0].Rows == stack.shape[1] && all[0].Columns == stack.shape[2] ? "" : $", thinned to {all[0].Rows} × {all[0].Columns}";
        HeatCells worst = all.MaxBy(cells => cells.Clipped(scale))!;
        string caption = $"{what}{more}{thinned}, all on one scale: {scale.Words}{Marks(worst, scale)}";
        int cell = Math.Max(all.Any(cells => cells.Marked(scale)) ? 2 : 1, DisplayLimits.CrispSide / Math.Max(all[0].Rows, all[0].Columns));
        Tile[] tiles = [.. all.Select((cells, i) => new Tile(cells.Draw(scale, cell, cell), name(i), [name(i)]))];
        return new Stack(TileTable.Of(tiles), new Line(caption, Line.Small));
    }

    private static string Marks(HeatCells cells, HeatScale scale) =>
        (cells.Clipped(scale) > 0 ? ", beyond it marked by a dot" : "") + (Array.Exists(cells.Values, double.IsNaN) ? ", NaN magenta" : "");

    private static int CellSize(int cells) => Math.Clamp(ShownSide / cells, 1, LargestCell);
}

namespace NotebookKit.Display;

/// <summary>A grid of captioned tiles; in text a table of label, prediction and confidence.</summary>
internal static class ImageGridFace
{
    public static IPart Of(ImageGrid grid)
    {
        ImageTile[] shown = [.. grid.Tiles.Take(DisplayLimits.GridTiles)];
        if (shown.Length == 0) return new Line(CleanText.Of(grid.Title, DisplayLimits.SentenceLength), Line.Title);

        string more = shown.Length < grid.Tiles.Count ? $", the first {shown.Length} of {Numbers.Count(grid.Tiles.Count)}" : "";
        return new Stack(new Line(CleanText.Of(grid.Title, DisplayLimits.SentenceLength) + more, Line.Title), new HtmlOnly(new Line(Legend(shown, grid.ByClass), Line.Small)), new HtmlOnly(Tiles(grid)), new TextOnly(grid.ByClass ? ClassText(shown) : Text(shown)));
    }

    /// <summary>The pictures alone.</summary>
    public static TileTable Tiles(ImageGrid grid)
    {
        IEnumerable<ImageTile> shown = grid.Tiles.Take(DisplayLimits.GridTiles);
        return grid.ByClass
            ? new TileTable([.. shown.GroupBy(tile => tile.Label).Select(row => (
                (string?)CleanText.Of(row.Key), (IReadOnlyList<Tile>)[.. row.Select(tile => Picture(grid, tile) with { Caption = [] })]))])
            : TileTable.Of([.. shown.Select(tile => Picture(grid, tile))]);
    }

    private static Tile Picture(ImageGrid grid, ImageTile tile)
    {
        string label = CleanText.Of(tile.Label, DisplayLimits.CaptionLength), prediction = CleanText.Of(tile.Prediction, DisplayLimits.CaptionLength);
        string sure = tile.Confidence is { } confidence ? Sure(confidence) : "";
        string[] caption = tile switch
        {
            { Prediction: null, Label: null } => [],
            { Prediction: null } => [label],
            { Label: null } => [prediction, sure],
            { IsWrong: true } => [label, $"✗ {prediction}", sure],
            _ => [$"✓ {prediction}", sure],
        };
        string alt = tile switch
        {
            { Prediction: null, Label: null } => $"image {tile.Index}",
            { Prediction: null } => $"image {tile.Index}: {label}",
            { IsWrong: true } => $"image {tile.Index}: {label}, wrongly taken for {prediction} {sure}".TrimEnd(),
            _ => $"image {tile.Index}: {prediction} {sure}".TrimEnd(),
        };
        return new Tile(grid.Read(tile), alt, caption, tile.IsWrong);
    }

    private static string Legend(IReadOnlyList<ImageTile> tiles, bool byClass) =>
        !byClass && tiles.Any(tile => tile.IsWrong) ? "The true class, ✗ what it was taken for, and with which confidence." : "";

    // 99.7 % is not certain: rounding must not say so.
    private static string Sure(float confidence) => confidence is > 0.99f and < 1 ? "> 99 %" : Numbers.Percent(confidence, 0);

    private static Table ClassText(IReadOnlyList<ImageTile> tiles) => new(
        [new("class"), new("images")],
        [.. tiles.GroupBy(tile => tile.Label).Select(row => (IReadOnlyList<Cell>)[CleanText.Of(row.Key), string.Join(", ", row.Select(tile => tile.Index))])]);

    private static Table Text(IReadOnlyList<ImageTile> tiles)
    {
        bool predicted = tiles.Any(tile => tile.Prediction is not null);
        Column[] columns = predicted
            ? [new("image", Right: true), new("label"), new("prediction"), new("confidence", Right: true), new("")]
            : [new("image", Right: true), new("label")];
        return new Table(columns, [.. tiles.Select(tile => (IReadOnlyList<Cell>)(predicted
            ? [Numbers.Of(tile.Index), CleanText.Of(tile.Label), "→ " + CleanText.Of(tile.Prediction), tile.Confidence is { } c ? Sure(c) : "", tile.IsWrong ? "✗" : "✓"]
            : [Numbers.Of(tile.Index), CleanText.Of(tile.Label)]))]);
    }
}

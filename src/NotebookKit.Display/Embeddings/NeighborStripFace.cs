namespace NotebookKit.Display;

/// <summary>A picture and its nearest, in a strip with their distances.</summary>
internal static class NeighborStripFace
{
    public static IPart Of(NeighborStrip strip)
    {
        PicturedNeighbor[] shown = [.. strip.Found.Take(DisplayLimits.BatchTiles)];
        bool pictured = strip.Query is not null || shown.Any(one => one.Image is not null);
        string label = CleanText.Of(strip.QueryLabel, DisplayLimits.CaptionLength);
        string name = CleanText.Of(strip.QueryName, DisplayLimits.CaptionLength), asked = label.Length > 0 ? label : name;
        string title = $"The {Numbers.Count(shown.Length)} nearest of {Numbers.Count(strip.Searched)}{(asked.Length > 0 ? $" to {asked}" : "")}";
        var tiles = new List<Tile>();
        if (strip.Query is { } query) tiles.Add(new Tile(Photograph.Tile(query), $"what was asked about{(asked.Length > 0 ? $": {asked}" : "")}", ["asked:", .. asked.Length > 0 ? new[] { asked } : []]));
        tiles.AddRange(shown.Select((one, rank) => Tile(one, rank, strip.QueryLabel)));
        double most = shown.Select(one => one.Distance).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        Column[] columns = [new("image", Right: true), new("label"), new("distance", Right: true), new("") { TextBars = true }];
        var rows = shown.Select(one => (IReadOnlyList<Cell>)
        [
            Numbers.Count(one.Index), CleanText.Of(one.Label), Numbers.Value(one.Distance), new Cell("") { Bar = most > 0 && double.IsFinite(one.Distance) ? Math.Max(0, one.Distance / most) : null },
        ]);
        var table = new Table(columns, [.. rows]);
        return new Stack(
            new Line(title, Line.Title),
            pictured ? new HtmlOnly(TileTable.Of(tiles)) : new Stack(),
            pictured ? new Fold("as a table", table) : table,
            new Line($"distance: {CleanText.Of(strip.Measure)}, smaller is nearer", Line.Small));
    }

    private static Tile Tile(PicturedNeighbor one, int rank, string? asked)
    {
        string label = CleanText.Of(one.Label, DisplayLimits.CaptionLength);
        bool other = asked is not null && one.Label is not null && one.Label != asked;
        string[] caption = [.. label.Length > 0 ? new[] { (asked is null ? "" : other ? "✗ " : "✓ ") + label } : [], Numbers.Value(one.Distance)];
        return new Tile(Photograph.Tile(one.Image), $"neighbour {rank + 1}, image {one.Index}{(label.Length > 0 ? $": {label}" : "")}, at {Numbers.Value(one.Distance)}", caption, other);
    }
}

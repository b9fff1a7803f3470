namespace NotebookKit.Display;

/// <summary>A split: one line and its first images.</summary>
internal static class ImageSplitFace
{
    private const int Shown = 12;

    public static IPart Of(ImageSplit split)
    {
        string kind = split.Channels switch { 1 => "grey", 3 => "RGB", _ => $"{split.Channels}-channel" };
        var line = new Line($"{CleanText.Of(split.Name)}: {Numbers.Count(split.Count)} {kind} images of {split.Height}×{split.Width}, {Numbers.Bytes(split.Pixels.Length)}");
        if (split.Count == 0 || split.Channels is not (1 or 3)) return line;

        Tile[] tiles = [.. Enumerable.Range(0, Math.Min(Shown, split.Count)).Select(i => new Tile(Pixels.Of(split, i), $"image {i}, class {split.Labels[i]}", []))];
        return new Stack(line, new HtmlOnly(TileTable.Of(tiles)));
    }
}

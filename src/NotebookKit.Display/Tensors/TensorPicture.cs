using TorchSharp;

namespace NotebookKit.Display;

/// <summary>What a tensor's shape suggests to show: an image, a batch of images, or a matrix as a heat map.</summary>
/// <param name="Part">The picture with its caption, in which the guess is said.</param>
internal sealed record TensorPicture(IPart Part)
{
    private const int SmallestImage = 8;

    /// <summary>Guesses from shape and type; null where nothing suggests itself.</summary>
    /// <param name="values">Real numbers in the ordinary layout.</param>
    /// <param name="statistics">Their statistics.</param>
    public static TensorPicture? Guess(torch.Tensor values, TensorStatistics statistics)
    {
        long[] s = values.shape;
        if (values.numel() == 0 || s.Any(size => size > int.MaxValue)) return null;

        bool bytes = values.dtype == torch.ScalarType.Byte;
        bool large = s.Length >= 2 && s[^1] >= SmallestImage && s[^2] >= SmallestImage;
        ValueRange range = ValueRange.Guess(values.dtype, statistics);
        return s.Length switch
        {
            2 when bytes && large => Image(values.unsqueeze(0), "H×W", range),
            2 when s[0] > 1 && s[1] > 1 => new(HeatMap.Of(values, statistics)),
            3 when s[0] is 1 or 3 && large => Image(values, "C×H×W", range),
            3 when s[2] == 3 && s[0] >= SmallestImage && s[1] >= SmallestImage => Image(values.permute(2, 0, 1), "H×W×C", range),
            3 when large && bytes => Batch(values.unsqueeze(1), "N×H×W", range),
            4 when s[1] is 1 or 3 && large => Batch(values, "N×C×H×W", range),
            _ => null,
        };
    }

    private static TensorPicture Image(torch.Tensor values, string layout, ValueRange range)
    {
        Pixels pixels = TensorPixels.Read(values, range, DisplayLimits.PictureSide);
        string shrunk = pixels.Width == values.shape[2] ? "" : $", thinned to {pixels.Height}×{pixels.Width} pixels";
        string caption = $"read as an image {layout}, {(pixels.Channels == 3 ? "RGB" : "grey")}, values {range.Words}{shrunk}";
        double scale = Math.Max(1, DisplayLimits.PictureSide / 2 / Math.Max(pixels.Width, pixels.Height));
        return new(new Stack(new Picture(() => ImageEncoder.Png(pixels), caption, scale), new Line(caption, Line.Small)));
    }

    private static TensorPicture Batch(torch.Tensor values, string layout, ValueRange range)
    {
        bool small = Math.Max(values.shape[2], values.shape[3]) <= DisplayLimits.CrispSide;
        int count = (int)Math.Min(values.shape[0], small ? DisplayLimits.BatchTiles : DisplayLimits.BatchPhotos);
        Pixels[] tiles = [.. Enumerable.Range(0, count).Select(i => TensorPixels.Read(values[i], range, DisplayLimits.PhotoSide))];
        string more = count < values.shape[0] ? $", the first {count} of {Numbers.Count(values.shape[0])}" : "";
        string caption = $"read as images {layout}{more}, values {range.Words}";
        return new(new Stack(TileTable.Of([.. tiles.Select((pixels, i) => new Tile(pixels, $"image {i}", []))]), new Line(caption, Line.Small)));
    }
}

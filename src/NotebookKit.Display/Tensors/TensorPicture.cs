using TorchSharp;

namespace NotebookKit.Display;

/// <summary>What a tensor's shape suggests to show, with the guess said in the caption: images, a matrix, or stacks of matrices.</summary>
internal static class TensorPicture
{
    private const int LargestFilter = 15;

    /// <summary>Guesses from shape, type and values; null where nothing suggests itself.</summary>
    /// <param name="values">Any strided tensor.</param>
    /// <param name="statistics">Its statistics.</param>
    /// <param name="weights">Whether it is a model's parameter, so that N×3×11×11 are filters and no images.</param>
    public static IPart? Guess(torch.Tensor values, TensorStatistics statistics, bool weights)
    {
        long[] shape = values.shape;
        if (values.numel() < 2 || shape.Any(size => size > int.MaxValue) || statistics.Finite == 0) return null;
        bool filters = shape is [> 1, 1 or 3, <= LargestFilter, <= LargestFilter] && values.is_floating_point();
        if (filters && weights) return Filters(values);
        if (ImageLayout.Guess(values) is { } layout) return Images(layout, ValueRange.Guess(values.dtype, statistics));
        return shape switch
        {
            [> 1, > 1] => Matrix(values),
            [_, _, > 1, > 1] when filters => Filters(values),
            [_, > 1, > 1] or [_, _, > 1, > 1] or [_, _, _, > 1, > 1] => Facets(values),
            _ => null,
        };
    }

    /// <summary>A tensor that is said to hold images.</summary>
    /// <param name="values">See <see cref="ImageLayout.Asked"/>.</param>
    /// <param name="statistics">Its statistics.</param>
    /// <param name="normalisation">What was done to the pixels and is now undone, or null.</param>
    /// <exception cref="KitException">It can't be images, or the normalisation has another number of channels.</exception>
    public static IPart Rgb(torch.Tensor values, TensorStatistics statistics, PixelNormalisation? normalisation)
    {
        ImageLayout layout = ImageLayout.Asked(values);
        if (normalisation is null) return Images(layout, ValueRange.Guess(values.dtype, statistics));
        long channels = layout.Images.shape[1];
        if (normalisation.Mean.Count != channels)
            throw new KitException($"The normalisation is for {normalisation.Mean.Count} channels, these images have {channels}.");
        return Images(layout, new ValueRange(0, 1, "denormalised to 0–1") { Undo = normalisation });
    }

    /// <summary>Each channel of an image, or of a batch's first, as a tile.</summary>
    /// <param name="values">C×H×W or N×C×H×W.</param>
    /// <exception cref="KitException">It has other dimensions.</exception>
    public static IPart Channels(torch.Tensor values) => values.shape switch
    {
        [> 0, > 0, > 0] => HeatMap.Tiles(values, "channels", i => $"[{i}]"),
        [> 0, > 0, > 0, > 0] => HeatMap.Tiles(values[0], "channels of item 0", i => $"[0, {i}]"),
        var shape => throw new KitException($"A tensor of {Numbers.Shape(shape)} has no channels to show: those are C×H×W or N×C×H×W."),
    };

    /// <summary>Heat maps, whatever the shape: a strip, a matrix, or tiles of the last two dimensions.</summary>
    /// <param name="values">Any strided tensor of at least one dimension and one element.</param>
    /// <exception cref="KitException">There is nothing to show.</exception>
    public static IPart Heat(torch.Tensor values)
    {
        if (values.numel() == 0 || values.dim() == 0) throw new KitException($"A tensor of {Numbers.Shape(values.shape)} has no cells for a heat map.");
        return values.dim() switch { 1 => Matrix(values.unsqueeze(0)), 2 => Matrix(values), _ => Facets(values) };
    }

    /// <summary>A convolution's filters: in colour where they read RGB, else the first channel of each.</summary>
    /// <param name="weights">N×C×H×W.</param>
    public static IPart Filters(torch.Tensor weights)
    {
        long count = weights.shape[0], channels = weights.shape[1];
        if (channels != 3)
        {
            string which = channels == 1 ? "filters" : $"the first of {Numbers.Count(channels)} channels of each filter";
            return HeatMap.Tiles(weights.select(1, 0), $"{Numbers.Count(count)} {which} of {weights.shape[2]}×{weights.shape[3]}", i => $"[{i}]");
        }

        int shown = (int)Math.Min(count, 2 * DisplayLimits.BatchTiles);
        Tile[] tiles = [.. Enumerable.Range(0, shown).Select(i => new Tile(Stretched(weights[i]), $"filter {i}", []))];
        string more = shown < count ? $", the first {shown} of {Numbers.Count(count)}" : "";
        return new Stack(TileTable.Of(tiles), new Line($"read as filters N×C×H×W of {weights.shape[2]}×{weights.shape[3]}{more}, RGB, each stretched from its least to its greatest weight", Line.Small));
    }

    private static Pixels Stretched(torch.Tensor filter)
    {
        double[] finite = [.. TensorReading.Doubles(filter).Where(double.IsFinite).DefaultIfEmpty(0)];
        return TensorPixels.Read(filter, new ValueRange(finite.Min(), finite.Max(), ""), DisplayLimits.CrispSide);
    }

    private static IPart Matrix(torch.Tensor values) => DigitMap.Of(values) ?? HeatMap.Of(values);

    private static IPart Facets(torch.Tensor values) =>
        values.dim() == 3 ? HeatMap.Tiles(values, "heat maps of the last two dimensions", i => $"[{i}]") : HeatMap.Grid(values);

    private static Stack Images(ImageLayout layout, ValueRange range) => layout.IsBatch ? Batch(layout, range) : Image(layout, range);

    private static Stack Image(ImageLayout layout, ValueRange range)
    {
        torch.Tensor image = layout.Images[0];
        Pixels pixels = TensorPixels.Read(image, range, DisplayLimits.PictureSide);
        string shrunk = pixels.Width == image.shape[2] ? "" : $", thinned to {pixels.Height}×{pixels.Width} pixels";
        string caption = $"read as an image {layout.Name}, {(image.shape[0] == 3 ? "RGB" : "grey")}, values {range.Words}{shrunk}";
        double scale = Math.Max(1, DisplayLimits.PictureSide / 2 / Math.Max(pixels.Width, pixels.Height));
        return new Stack(new Picture(() => ImageEncoder.Png(pixels), caption, scale), new Line(caption, Line.Small));
    }

    private static Stack Batch(ImageLayout layout, ValueRange range)
    {
        torch.Tensor images = layout.Images;
        bool small = Math.Max(images.shape[2], images.shape[3]) <= DisplayLimits.CrispSide;
        int count = (int)Math.Min(images.shape[0], small ? DisplayLimits.BatchTiles : DisplayLimits.BatchPhotos);
        Pixels[] tiles = [.. Enumerable.Range(0, count).Select(i => TensorPixels.Read(images[i], range, DisplayLimits.PhotoSide))];
        string more = count < images.shape[0] ? $", the first {count} of {Numbers.Count(images.shape[0])}" : "";
        string caption = $"read as images {layout.Name}{more}, values {range.Words}";
        return new Stack(TileTable.Of([.. tiles.Select((pixels, i) => new Tile(pixels, $"image {i}", []))]), new Line(caption, Line.Small));
    }
}

namespace NotebookKit;

/// <summary>Makes the shorter side this long and the other one in proportion.</summary>
/// <param name="Size">The shorter side afterwards, in pixels.</param>
/// <param name="Filter">The kernel.</param>
public sealed record ResizeShorterSide(int Size, ResizeFilter Filter = ResizeFilter.Bilinear) : ImageTransform
{
    /// <summary>The shorter side afterwards, 1 or more.</summary>
    public int Size { get; } = Size >= 1 ? Size : throw new ArgumentOutOfRangeException(nameof(Size), $"An image cannot have a side of {Size} pixels.");

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        bool upright = image.Width <= image.Height;
        // The longer side is cut off, not rounded, as torchvision does it.
        int longer = (int)((long)Size * Math.Max(image.Width, image.Height) / Math.Min(image.Width, image.Height));
        (int width, int height) = upright ? (Size, longer) : (longer, Size);
        return width == image.Width && height == image.Height ? image : ImageResizer.Resize(image, width, height, Filter);
    }

    internal override int? ShorterSide => 2 * Size;
}

namespace NotebookKit;

/// <summary>Makes the image exactly this size, whatever becomes of its proportions.</summary>
/// <param name="Width">Columns afterwards, 1 or more.</param>
/// <param name="Height">Rows afterwards, 1 or more.</param>
/// <param name="Filter">The kernel.</param>
public sealed record ResizeTo(int Width, int Height, ResizeFilter Filter = ResizeFilter.Bilinear) : ImageTransform
{
    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Width == image.Width && Height == image.Height ? image : ImageResizer.Resize(image, Width, Height, Filter);
    }

    internal override int? ShorterSide => 2 * Math.Max(Width, Height);
}

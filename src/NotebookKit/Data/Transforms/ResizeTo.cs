namespace NotebookKit;

/// <summary>Makes the image exactly this size, whatever becomes of its proportions.</summary>
/// <param name="Width">Columns afterwards, 1 or more.</param>
/// <param name="Height">Rows afterwards, 1 or more.</param>
/// <param name="Filter">The kernel.</param>
public sealed record ResizeTo(int Width, int Height, ResizeFilter Filter = ResizeFilter.Bilinear) : ImageTransform
{
    /// <summary>Columns afterwards.</summary>
    public int Width { get; init => field = TransformRange.Side(value, nameof(Width)); } = TransformRange.Side(Width, nameof(Width));

    /// <summary>Rows afterwards.</summary>
    public int Height { get; init => field = TransformRange.Side(value, nameof(Height)); } = TransformRange.Side(Height, nameof(Height));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Width == image.Width && Height == image.Height ? image : ImageResizer.Resize(image, Width, Height, Filter);
    }

    internal override int? ShorterSide => 2 * Math.Max(Width, Height);
}

namespace NotebookKit;

/// <summary>Cuts a square out of the middle; what a smaller image lacks is black.</summary>
/// <param name="Size">Its side in pixels, 1 or more.</param>
public sealed record CentreCrop(int Size) : ImageTransform
{
    /// <summary>Its side in pixels.</summary>
    public int Size { get; init => field = TransformRange.Side(value, nameof(Size)); } = TransformRange.Side(Size, nameof(Size));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        // Halves go to the even side, as in torchvision.
        int left = (int)Math.Round((image.Width - Size) / 2.0, MidpointRounding.ToEven), top = (int)Math.Round((image.Height - Size) / 2.0, MidpointRounding.ToEven);
        return image.Width == Size && image.Height == Size ? image : PixelCrop.Cut(image, left, top, Size, Size);
    }
}

namespace NotebookKit;

/// <summary>Cuts a square out at a random place (He et al. 2015, section 4.2, with a padding of 4).</summary>
/// <param name="Size">Its side in pixels, 1 or more.</param>
/// <param name="Padding">Black pixels added around the image first, 0 to 65,535; a smaller image gets as many as it lacks.</param>
public sealed record RandomCrop(int Size, int Padding = 0) : ImageTransform
{
    /// <summary>Its side in pixels.</summary>
    public int Size { get; init => field = TransformRange.Side(value, nameof(Size)); } = TransformRange.Side(Size, nameof(Size));

    /// <summary>Black pixels around the image.</summary>
    public int Padding { get; init => field = (int)TransformRange.Within(value, 0, ushort.MaxValue, nameof(Padding)); } = (int)TransformRange.Within(Padding, 0, ushort.MaxValue, nameof(Padding));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(random);
        return PixelCrop.Cut(image, Place(image.Width, random), Place(image.Height, random), Size, Size);
    }

    private int Place(int side, Random random)
    {
        int padding = Math.Max(Padding, side < Size ? (Size - side + 1) / 2 : 0);
        return random.Next(side + 2 * padding - Size + 1) - padding;
    }
}

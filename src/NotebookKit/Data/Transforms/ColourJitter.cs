namespace NotebookKit;

/// <summary>
/// Changes brightness, contrast, saturation and hue at random and in random order, by torchvision's definitions: a factor between
/// 1 − x and 1 + x that blends with black, with the mean grey, and with the grey image; and a turn of the colour circle.
/// </summary>
/// <param name="Brightness">The range of its factor around 1, 0 or more; 0 leaves it.</param>
/// <param name="Contrast">The range of its factor around 1, 0 or more; 0 leaves it.</param>
/// <param name="Saturation">The range of its factor around 1, 0 or more; 0 leaves it.</param>
/// <param name="Hue">The largest turn to either side, 0 to 0.5 of the circle; 0 leaves it.</param>
public sealed record ColourJitter(double Brightness = 0, double Contrast = 0, double Saturation = 0, double Hue = 0) : ImageTransform
{
    /// <summary>The range of the factor of brightness around 1.</summary>
    public double Brightness { get; init => field = TransformRange.Within(value, 0, double.PositiveInfinity, nameof(Brightness)); } = TransformRange.Within(Brightness, 0, double.PositiveInfinity, nameof(Brightness));

    /// <summary>The range of the factor of contrast around 1.</summary>
    public double Contrast { get; init => field = TransformRange.Within(value, 0, double.PositiveInfinity, nameof(Contrast)); } = TransformRange.Within(Contrast, 0, double.PositiveInfinity, nameof(Contrast));

    /// <summary>The range of the factor of saturation around 1.</summary>
    public double Saturation { get; init => field = TransformRange.Within(value, 0, double.PositiveInfinity, nameof(Saturation)); } = TransformRange.Within(Saturation, 0, double.PositiveInfinity, nameof(Saturation));

    /// <summary>The largest turn of the colour circle to either side.</summary>
    public double Hue { get; init => field = TransformRange.Within(value, 0, 0.5, nameof(Hue)); } = TransformRange.Within(Hue, 0, 0.5, nameof(Hue));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(random);
        DecodedImage result = new(image.Width, image.Height, image.Channels, image.Pixels) { OriginalBits = image.OriginalBits };
        Span<byte> pixels = result.Writable;
        Span<int> order = [0, 1, 2, 3];
        random.Shuffle(order);
        foreach (int kind in order)
        {
            if (kind == 0 && Brightness > 0) ColourShift.Brightness(pixels, Factor(Brightness, random));
            else if (kind == 1 && Contrast > 0) ColourShift.Contrast(pixels, image.Channels, Factor(Contrast, random));
            else if (kind == 2 && Saturation > 0 && image.Channels == 3) ColourShift.Saturation(pixels, Factor(Saturation, random));
            else if (kind == 3 && Hue > 0 && image.Channels == 3) ColourShift.Hue(pixels, Hue * (2 * random.NextDouble() - 1));
        }

        return result;
    }

    internal override int? ShorterSide => 0;

    private static double Factor(double range, Random random)
    {
        double least = Math.Max(0, 1 - range);
        return least + (1 + range - least) * random.NextDouble();
    }
}

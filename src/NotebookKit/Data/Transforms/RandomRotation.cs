namespace NotebookKit;

/// <summary>Turns the image about its middle by a random angle; it keeps its size, and what comes in from outside is black.</summary>
/// <param name="Degrees">The largest angle to either side, 0 to 180.</param>
public sealed record RandomRotation(double Degrees) : ImageTransform
{
    /// <summary>The largest angle to either side, 0 to 180.</summary>
    public double Degrees { get; init => field = TransformRange.Within(value, 0, 180, nameof(Degrees)); } = TransformRange.Within(Degrees, 0, 180, nameof(Degrees));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(random);
        double degrees = Degrees * (2 * random.NextDouble() - 1);
        return degrees == 0 ? image : Turn(image, degrees);
    }

    internal override int? ShorterSide => 0;

    /// <summary>Turns anticlockwise; each pixel is the bilinear mean of the four around the place that it comes from.</summary>
    internal static DecodedImage Turn(DecodedImage image, double degrees)
    {
        int width = image.Width, height = image.Height, channels = image.Channels;
        DecodedImage turned = new(width, height, channels) { OriginalBits = image.OriginalBits };
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        ReadOnlySpan<byte> from = image.Pixels;
        Span<byte> to = turned.Writable;
        for (int row = 0, at = 0; row < height; row++)
        {
            double down = row + 0.5 - height / 2.0;
            for (int column = 0; column < width; column++, at += channels)
            {
                double across = column + 0.5 - width / 2.0;
                double x = cos * across - sin * down + width / 2.0 - 0.5, y = sin * across + cos * down + height / 2.0 - 0.5;
                Sample(from, width, height, channels, x, y, to.Slice(at, channels));
            }
        }

        return turned;
    }

    private static void Sample(ReadOnlySpan<byte> from, int width, int height, int channels, double x, double y, Span<byte> pixel)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, lower = y - top;
        for (int channel = 0; channel < channels; channel++)
        {
            double upperRow = (1 - right) * At(from, left, top, channel) + right * At(from, left + 1, top, channel);
            double lowerRow = (1 - right) * At(from, left, top + 1, channel) + right * At(from, left + 1, top + 1, channel);
            pixel[channel] = (byte)((1 - lower) * upperRow + lower * lowerRow + 0.5);
        }

        int At(ReadOnlySpan<byte> pixels, int column, int row, int channel) =>
            (uint)column < (uint)width && (uint)row < (uint)height ? pixels[(row * width + column) * channels + channel] : 0;
    }
}

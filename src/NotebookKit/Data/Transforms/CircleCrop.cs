namespace NotebookKit;

/// <summary>
/// Finds the bright disc that a fundus camera sees on black, cuts out the square around it, and blackens what lies outside it: eyes
/// come out in one size and at one place, whatever the camera's frame. A side that the frame cut off is black.
/// </summary>
/// <param name="Lit">How bright a pixel of the disc is at least, as a part of the picture's brightest hundredth, above 0 and up to 1.</param>
/// <param name="Kept">The part of the disc's radius that is kept, above 0 and up to 1: less than 1 leaves out the bright rim.</param>
/// <remarks>Where nothing stands out from black the whole picture counts as the disc's square.</remarks>
public sealed record CircleCrop(double Lit = 0.15, double Kept = 1) : ImageTransform
{
    /// <summary>A row or column with fewer lit pixels than this part of the fullest one is a speck's.</summary>
    private const double Speck = 0.02;

    /// <summary>How bright a pixel of the disc is at least.</summary>
    public double Lit { get; init => field = TransformRange.Above0(value, 1, nameof(Lit)); } = TransformRange.Above0(Lit, 1, nameof(Lit));

    /// <summary>The part of the disc's radius that is kept.</summary>
    public double Kept { get; init => field = TransformRange.Above0(value, 1, nameof(Kept)); } = TransformRange.Above0(Kept, 1, nameof(Kept));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        (double x, double y, double radius) = Disc(image);
        radius *= Kept;
        int side = Math.Max(1, (int)Math.Round(2 * radius)), left = (int)Math.Round(x - radius), top = (int)Math.Round(y - radius);
        DecodedImage square = PixelCrop.Cut(image, left, top, side, side);
        Span<byte> pixels = square.Writable;
        int channels = image.Channels;
        for (int row = 0; row < side; row++)
        {
            double up = row + 0.5 - side / 2.0, half = Math.Sqrt(Math.Max(0, side * side / 4.0 - up * up));
            int first = (int)Math.Round(side / 2.0 - half), end = (int)Math.Round(side / 2.0 + half);
            Span<byte> line = pixels.Slice(row * side * channels, side * channels);
            line[..(first * channels)].Clear();
            line[(end * channels)..].Clear();
        }

        return square;
    }

    /// <summary>The disc's middle and radius in pixels: the wider of its two extents, since frames cut discs at top and bottom.</summary>
    internal (double X, double Y, double Radius) Disc(DecodedImage image)
    {
        byte[] light = Brightest(image);
        int level = Threshold(light);
        int[] rows = new int[image.Height], columns = new int[image.Width];
        for (int i = 0; i < light.Length; i++)
        {
            if (light[i] < level) continue;
            rows[i / image.Width]++;
            columns[i % image.Width]++;
        }

        (int top, int bottom) = Extent(rows);
        (int left, int right) = Extent(columns);
        return ((left + right) / 2.0, (top + bottom) / 2.0, Math.Max(right - left, bottom - top) / 2.0);
    }

    /// <summary>The brightest channel of each pixel.</summary>
    private static byte[] Brightest(DecodedImage image)
    {
        ReadOnlySpan<byte> pixels = image.Pixels;
        if (image.Channels == 1) return pixels.ToArray();
        byte[] light = new byte[image.Width * image.Height];
        for (int i = 0; i < light.Length; i++) light[i] = Math.Max(pixels[3 * i], Math.Max(pixels[3 * i + 1], pixels[3 * i + 2]));
        return light;
    }

    private int Threshold(byte[] light)
    {
        int[] counts = new int[256];
        foreach (byte level in light) counts[level]++;
        int bright = 255;
        for (int above = counts[255]; bright > 0 && above * 100L < light.Length; above += counts[bright]) bright--;
        return (int)Math.Ceiling(Lit * bright);
    }

    private static (int First, int End) Extent(int[] counts)
    {
        double least = Math.Max(1, Speck * counts.Max());
        int first = Array.FindIndex(counts, count => count >= least), last = Array.FindLastIndex(counts, count => count >= least);
        return first < 0 ? (0, counts.Length) : (first, last + 1);
    }
}

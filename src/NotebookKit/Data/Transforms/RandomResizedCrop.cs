namespace NotebookKit;

/// <summary>
/// Cuts out a part of random size and proportions and makes it a square: how the Inception networks were trained (Szegedy et
/// al. 2015, "Going Deeper with Convolutions", section 6).
/// </summary>
/// <param name="Size">The side afterwards in pixels, 1 or more.</param>
/// <param name="SmallestArea">The smallest part of the image's area, above 0.</param>
/// <param name="LargestArea">The largest part of the image's area, no less than the smallest and up to 1.</param>
/// <param name="MostUpright">The smallest width for a height of 1.</param>
/// <param name="Widest">The largest width for a height of 1.</param>
/// <param name="Filter">The kernel.</param>
public sealed record RandomResizedCrop(
    int Size, double SmallestArea = 0.08, double LargestArea = 1, double MostUpright = 3.0 / 4, double Widest = 4.0 / 3, ResizeFilter Filter = ResizeFilter.Bilinear) : ImageTransform
{
    private const int Tries = 10;

    /// <summary>The side afterwards in pixels.</summary>
    public int Size { get; init => field = TransformRange.Side(value, nameof(Size)); } = TransformRange.Side(Size, nameof(Size));

    /// <summary>The smallest part of the image's area.</summary>
    public double SmallestArea { get; init => field = TransformRange.Above0(value, 1, nameof(SmallestArea)); } = TransformRange.Above0(SmallestArea, 1, nameof(SmallestArea));

    /// <summary>The largest part of the image's area.</summary>
    public double LargestArea { get; init => field = TransformRange.Within(value, SmallestArea, 1, nameof(LargestArea)); } = TransformRange.Within(LargestArea, SmallestArea, 1, nameof(LargestArea));

    /// <summary>The smallest width for a height of 1.</summary>
    public double MostUpright { get; init => field = TransformRange.Above0(value, double.MaxValue, nameof(MostUpright)); } = TransformRange.Above0(MostUpright, double.MaxValue, nameof(MostUpright));

    /// <summary>The largest width for a height of 1.</summary>
    public double Widest { get; init => field = TransformRange.Within(value, MostUpright, double.MaxValue, nameof(Widest)); } = TransformRange.Within(Widest, MostUpright, double.MaxValue, nameof(Widest));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(random);
        return ImageResizer.Resize(image, Box(image.Width, image.Height, random), Size, Size, Filter);
    }

    // The smallest crop is a part SmallestArea of the image and perhaps uneven; it shall still have twice the pixels that it becomes.
    internal override int? ShorterSide => (int)Math.Ceiling(2 * Size / Math.Sqrt(SmallestArea * Math.Min(MostUpright, 1 / Widest)));

    /// <summary>The part to cut out; after ten that do not fit, the largest in the middle whose proportions are allowed.</summary>
    internal PixelBox Box(int width, int height, Random random)
    {
        double area = (double)width * height;
        for (int i = 0; i < Tries; i++)
        {
            double part = area * (SmallestArea + (LargestArea - SmallestArea) * random.NextDouble());
            double proportion = Math.Exp(Math.Log(MostUpright) + (Math.Log(Widest) - Math.Log(MostUpright)) * random.NextDouble());
            int across = (int)Math.Round(Math.Sqrt(part * proportion)), down = (int)Math.Round(Math.Sqrt(part / proportion));
            if (across is > 0 && down is > 0 && across <= width && down <= height) return new PixelBox(random.Next(width - across + 1), random.Next(height - down + 1), across, down);
        }

        double whole = Math.Clamp((double)width / height, MostUpright, Widest);
        int w = Math.Clamp((int)Math.Round(height * whole), 1, width), h = Math.Clamp((int)Math.Round(width / whole), 1, height);
        return new PixelBox((width - w) / 2, (height - h) / 2, w, h);
    }
}

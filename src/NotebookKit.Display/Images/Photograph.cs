namespace NotebookKit.Display;

/// <summary>One picture by itself: a small one with its pixels as squares, a large one shrunk.</summary>
internal static class Photograph
{
    /// <summary>The picture of a decoded image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="alt">What it shows, for those who don't see it.</param>
    /// <param name="side">About how many CSS pixels its longer side takes.</param>
    public static Picture Of(DecodedImage image, string alt, int side = DisplayLimits.PictureSide) => Of(Pixels.Of(image), alt, side);

    /// <summary>The picture of pixels.</summary>
    public static Picture Of(Pixels pixels, string alt, int side = DisplayLimits.PictureSide)
    {
        int longer = Math.Max(pixels.Width, pixels.Height);
        return new Picture(() => ImageEncoder.Tile(pixels, side), alt, longer <= DisplayLimits.CrispSide ? Math.Max(1, side / longer) : 1);
    }

    /// <summary>A tile's pixels; grey squares where there is no picture.</summary>
    public static Pixels Tile(DecodedImage? image) => image is null ? Blank : Pixels.Of(image);

    private static Pixels Blank { get; } = new(1, 1, 1, [160]);
}

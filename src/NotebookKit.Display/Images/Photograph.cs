namespace NotebookKit.Display;

/// <summary>One picture by itself: a small one with its pixels as squares, a large one shrunk.</summary>
internal static class Photograph
{
    /// <summary>The picture of a decoded image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="alt">What it shows, for those who don't see it.</param>
    /// <param name="side">About how many CSS pixels its longer side takes.</param>
    public static Picture Of(DecodedImage image, string alt, int side = DisplayLimits.PictureSide) =>
        new(() => ImageEncoder.Tile(Pixels.Of(image), side), alt, Scale(image.Width, image.Height, side));

    /// <summary>The picture of pixels.</summary>
    public static Picture Of(Pixels pixels, string alt, int side = DisplayLimits.PictureSide) =>
        new(() => ImageEncoder.Tile(pixels, side), alt, Scale(pixels.Width, pixels.Height, side));

    /// <summary>A tile's pixels; a grey square where there is no picture, or none any more.</summary>
    public static Pixels Tile(DecodedImage? image)
    {
        try
        {
            return image is null ? Blank : Pixels.Of(image);
        }
        catch (ObjectDisposedException)
        {
            return Blank;
        }
    }

    private static double Scale(int width, int height, int side) =>
        Math.Max(width, height) is var longer && longer <= DisplayLimits.CrispSide ? Math.Max(1, side / longer) : 1;

    private static Pixels Blank { get; } = new(1, 1, 1, [160]);
}

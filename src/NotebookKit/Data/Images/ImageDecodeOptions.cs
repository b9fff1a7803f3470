namespace NotebookKit;

/// <summary>How an image file becomes pixels.</summary>
public sealed record ImageDecodeOptions
{
    /// <summary>RGB, transparency on white, upright, in full size.</summary>
    public static ImageDecodeOptions Default { get; } = new();

    /// <summary>How many channels come out.</summary>
    public ImageColour Colour { get; init; } = ImageColour.Rgb;

    /// <summary>What becomes of transparency.</summary>
    public ImageTransparency Transparency { get; init; } = ImageTransparency.OnWhite;

    /// <summary>Whether the image is turned upright as its EXIF orientation says.</summary>
    public bool Upright { get; init; } = true;

    /// <summary>
    /// Where the image is made smaller afterwards: the shorter side that it must keep. A JPEG may then be decoded at a half, a
    /// quarter or another eighth part of its size, which is much faster; 0 keeps the full size. A pipeline puts its own number
    /// here where <see cref="ShrinkJpegs"/> is set, and 0 where it is not.
    /// </summary>
    public int ShorterSide { get; init; }

    /// <summary>
    /// Whether a pipeline that makes images smaller lets JPEGs be decoded at a part of their size, no less than twice what the
    /// pipeline makes of them. It is up to several times as fast for large photographs, but a shrunk JPEG is blurred otherwise
    /// than a resized one: measured against Pillow's full decoding, pixels are off by 1 to 3 of 255 in the mean and by up to 40
    /// at edges. Off, images are what Pillow and torchvision make of them, within 2.
    /// </summary>
    public bool ShrinkJpegs { get; init; }

    /// <summary>What a file may claim.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;
}

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
    /// quarter or another eighth part of its size, which is much faster; 0 keeps the full size.
    /// </summary>
    public int ShorterSide { get; init; }

    /// <summary>What a file may claim.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;
}

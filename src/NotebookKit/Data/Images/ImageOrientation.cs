namespace NotebookKit;

/// <summary>
/// The eight orientations of EXIF and TIFF (tag 274): where the first stored row and column belong in the upright image.
/// </summary>
internal static class ImageOrientation
{
    /// <summary>The upright image; one that is upright already is returned as it is, another is disposed.</summary>
    /// <param name="image">The pixels as stored.</param>
    /// <param name="orientation">1 to 8; anything else counts as 1.</param>
    public static DecodedImage Apply(DecodedImage image, int orientation)
    {
        if (orientation is < 2 or > 8) return image;
        using (image) return Turn(image, orientation);
    }

    /// <summary>The image, left to right.</summary>
    public static DecodedImage Mirror(DecodedImage image) => Turn(image, 2);

    private static DecodedImage Turn(DecodedImage image, int orientation)
    {
        int width = image.Width, height = image.Height, channels = image.Channels, row = width * channels;
        bool turned = orientation >= 5;
        DecodedImage upright = new(turned ? height : width, turned ? width : height, channels) { OriginalBits = image.OriginalBits };

        // The upright pixel (x, y) is the stored byte at origin + x · acrossStep + y · downStep.
        (int origin, int acrossStep, int downStep) = orientation switch
        {
            2 => (row - channels, -channels, row),
            3 => (height * row - channels, -channels, -row),
            4 => ((height - 1) * row, channels, -row),
            5 => (0, row, channels),
            6 => ((height - 1) * row, -row, channels),
            7 => (height * row - channels, -row, -channels),
            _ => (row - channels, row, -channels),
        };
        ReadOnlySpan<byte> from = image.Pixels;
        Span<byte> to = upright.Writable;
        for (int y = 0, at = 0; y < upright.Height; y++)
        {
            int source = origin + y * downStep;
            for (int x = 0; x < upright.Width; x++, source += acrossStep, at += channels)
                for (int channel = 0; channel < channels; channel++) to[at + channel] = from[source + channel];
        }

        return upright;
    }
}

namespace NotebookKit;

/// <summary>Cuts rectangles out of images.</summary>
internal static class PixelCrop
{
    /// <summary>Cuts out a rectangle that may reach beyond the image; what is not there is black.</summary>
    public static DecodedImage Cut(DecodedImage image, int left, int top, int width, int height)
    {
        DecodedImage result = new(width, height, image.Channels) { OriginalBits = image.OriginalBits };
        int channels = image.Channels, first = Math.Max(0, left), end = Math.Min(image.Width, left + width);
        ReadOnlySpan<byte> from = image.Pixels;
        for (int row = 0; row < height; row++)
        {
            Span<byte> line = result.Writable.Slice(row * width * channels, width * channels);
            if ((uint)(top + row) >= (uint)image.Height || first >= end)
            {
                line.Clear();
                continue;
            }

            line[..((first - left) * channels)].Clear();
            line[((end - left) * channels)..].Clear();
            from.Slice(((top + row) * image.Width + first) * channels, (end - first) * channels).CopyTo(line[((first - left) * channels)..]);
        }

        return result;
    }
}

namespace NotebookKit.Display;

/// <summary>A small picture in memory.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 for grey, 3 for RGB.</param>
/// <param name="Data">Rows of pixels, the channels of a pixel side by side: H×W×C.</param>
internal sealed record Pixels(int Width, int Height, int Channels, byte[] Data)
{
    /// <summary>Takes bytes as tensors hold them, C×H×W.</summary>
    public static Pixels FromPlanes(ReadOnlySpan<byte> planes, int channels, int height, int width)
    {
        byte[] data = new byte[planes.Length];
        int area = height * width;
        for (int c = 0; c < channels; c++)
        {
            for (int i = 0; i < area; i++) data[i * channels + c] = planes[c * area + i];
        }

        return new Pixels(width, height, channels, data);
    }

    /// <summary>One image of a split.</summary>
    public static Pixels Of(ImageSplit split, int index) => FromPlanes(split.Image(index), split.Channels, split.Height, split.Width);

    /// <summary>A decoded image.</summary>
    public static Pixels Of(DecodedImage image) => new(image.Width, image.Height, image.Channels, image.Pixels.ToArray());

    /// <summary>Pictures of one size side by side, one pixel apart.</summary>
    /// <param name="pictures">At least one.</param>
    public static Pixels Strip(IReadOnlyList<Pixels> pictures)
    {
        Pixels first = pictures[0];
        int step = first.Width + 1, width = step * pictures.Count - 1;
        byte[] data = new byte[width * first.Height * first.Channels];
        Array.Fill(data, (byte)128);
        for (int p = 0; p < pictures.Count; p++)
        {
            for (int y = 0; y < first.Height; y++)
            {
                int length = first.Width * first.Channels;
                pictures[p].Data.AsSpan(y * length, length).CopyTo(data.AsSpan((y * width + p * step) * first.Channels));
            }
        }

        return new Pixels(width, first.Height, first.Channels, data);
    }
}

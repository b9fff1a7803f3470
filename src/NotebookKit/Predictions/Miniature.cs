using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>The small copies of pictures that results keep, so that a result outlives what it was made from and stays light.</summary>
internal static class Miniature
{
    private const int Side = 224;

    /// <summary>A copy of an image, its longer side at most 224 pixels.</summary>
    public static DecodedImage Of(DecodedImage image)
    {
        double scale = Math.Min(1, (double)Side / Math.Max(image.Width, image.Height));
        return ImageResizer.Resize(image, Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
    }

    /// <summary>A copy of a split's image; null where its channels are neither grey nor RGB.</summary>
    public static DecodedImage? Of(ImageSplit images, int index)
    {
        if (images.Channels is not (1 or 3)) return null;
        int area = images.Height * images.Width;
        ReadOnlySpan<byte> planes = images.Image(index);
        byte[] pixels = new byte[planes.Length];
        for (int channel = 0; channel < images.Channels; channel++)
            for (int i = 0; i < area; i++) pixels[i * images.Channels + channel] = planes[channel * area + i];
        using var whole = new DecodedImage(images.Width, images.Height, images.Channels, pixels);
        return Of(whole);
    }

    /// <summary>A copy of a stored image; null where it cannot be read.</summary>
    public static DecodedImage? Of(StoredFile file)
    {
        try
        {
            using DecodedImage whole = file.Decode(ImageDecodeOptions.Default with { ShorterSide = Side });
            return Of(whole);
        }
        catch (KitException)
        {
            return null;
        }
    }

    /// <summary>What a model is given, turned back into a picture; null where its channels are neither grey nor RGB.</summary>
    /// <param name="image">C×H×W.</param>
    /// <param name="normalisation">What was done to the pixels; without it the values are stretched from the least to the greatest.</param>
    public static DecodedImage? Of(Tensor image, PixelNormalisation? normalisation)
    {
        if (image.shape is not [1 or 3, _, _]) return null;
        using var scope = NewDisposeScope();
        using IDisposable frozen = no_grad();
        Tensor values = image.detach().cpu().to(float32);
        int channels = (int)values.shape[0], height = (int)values.shape[1], width = (int)values.shape[2], area = height * width;
        ReadOnlySpan<float> planes = MemoryMarshal.Cast<byte, float>(values.contiguous().bytes);
        (float low, float high) = normalisation is null ? Ends(planes) : (0f, 1f);
        byte[] pixels = new byte[planes.Length];
        for (int channel = 0; channel < channels; channel++)
        {
            (double deviation, double mean) = normalisation is null ? (1, 0) : (normalisation.StandardDeviation[channel], normalisation.Mean[channel]);
            for (int i = 0; i < area; i++)
            {
                double shade = (planes[channel * area + i] * deviation + mean - low) / Math.Max(high - low, 1e-12) * 255;
                pixels[i * channels + channel] = double.IsNaN(shade) ? (byte)0 : (byte)Math.Round(Math.Clamp(shade, 0, 255));
            }
        }

        using var whole = new DecodedImage(width, height, channels, pixels);
        return Of(whole);
    }

    private static (float Low, float High) Ends(ReadOnlySpan<float> values)
    {
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) continue;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return low <= high ? (low, high) : (0, 1);
    }
}

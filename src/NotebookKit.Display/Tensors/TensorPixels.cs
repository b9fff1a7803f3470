using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Reads an image tensor into pixels.</summary>
internal static class TensorPixels
{
    /// <summary>Takes C×H×W values, every k-th pixel where the image is larger than it will be shown.</summary>
    /// <param name="image">C×H×W with C 1 or 3.</param>
    /// <param name="range">The values that stand for black and white.</param>
    /// <param name="side">The longer side at the most.</param>
    public static Pixels Read(torch.Tensor image, ValueRange range, int side)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long step = (Math.Max(image.shape[1], image.shape[2]) + side - 1) / side;
        torch.Tensor few = TensorReading.Real(image.slice(1, 0, image.shape[1], step).slice(2, 0, image.shape[2], step));
        int channels = (int)few.shape[0], height = (int)few.shape[1], width = (int)few.shape[2], area = height * width;
        ReadOnlySpan<float> planes = MemoryMarshal.Cast<byte, float>(few.to_type(torch.ScalarType.Float32).cpu().contiguous().bytes);
        byte[] data = new byte[channels * area];
        bool marked = false;
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<float> plane = planes.Slice(channel * area, area);
            (float factor, float offset) = range.Shading(channel);
            for (int i = 0; i < area; i++)
            {
                float shade = plane[i] * factor + offset;
                marked |= float.IsNaN(shade);
                data[i * channels + channel] = (byte)(Math.Clamp(shade, 0, 255) + 0.5f);
            }
        }

        var pixels = new Pixels(width, height, channels, data);
        return marked ? Marked(pixels, planes) : pixels;
    }

    private static Pixels Marked(Pixels pixels, ReadOnlySpan<float> planes)
    {
        int area = pixels.Width * pixels.Height;
        byte[] data = new byte[area * 3];
        for (int i = 0; i < area; i++)
        {
            bool odd = false;
            for (int channel = 0; channel < pixels.Channels; channel++) odd |= float.IsNaN(planes[channel * area + i]);
            int at = i * pixels.Channels, last = at + pixels.Channels - 1;
            (data[3 * i], data[3 * i + 1], data[3 * i + 2]) = odd ? Colormap.NotNumber : (pixels.Data[at], pixels.Data[(at + last) / 2], pixels.Data[last]);
        }

        return new Pixels(pixels.Width, pixels.Height, 3, data);
    }
}

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
        torch.Tensor few = image.slice(1, 0, image.shape[1], step).slice(2, 0, image.shape[2], step);
        int channels = (int)few.shape[0], height = (int)few.shape[1], width = (int)few.shape[2];
        double[] values = TensorReading.Doubles(few);
        if (Array.Exists(values, double.IsNaN)) return Marked(values, range, channels, height, width);
        return Pixels.FromPlanes([.. values.Select(range.Shade)], channels, height, width);
    }

    private static Pixels Marked(double[] planes, ValueRange range, int channels, int height, int width)
    {
        int area = height * width;
        byte[] data = new byte[area * 3];
        for (int i = 0; i < area; i++)
        {
            double r = planes[i], g = planes[channels == 3 ? area + i : i], b = planes[channels == 3 ? 2 * area + i : i];
            (data[3 * i], data[3 * i + 1], data[3 * i + 2]) = double.IsNaN(r) || double.IsNaN(g) || double.IsNaN(b)
                ? Colormap.NotNumber
                : (range.Shade(r), range.Shade(g), range.Shade(b));
        }

        return new Pixels(width, height, 3, data);
    }
}

using TorchSharp;

namespace NotebookKit.Display;

/// <summary>The values that stand for black and white.</summary>
/// <param name="Black">The value shown black.</param>
/// <param name="White">The value shown white.</param>
/// <param name="Words">The range in words, for the caption.</param>
internal sealed record ValueRange(double Black, double White, string Words)
{
    // Black and white under ImageNet's usual mean and deviation.
    private const double ImageNetBlack = -2.118, ImageNetWhite = 2.640;

    /// <summary>What was done to the pixels and has to be undone first, or null.</summary>
    public PixelNormalisation? Undo { get; init; }

    /// <summary>Guesses what an image's values mean: bytes, fractions, −1 to 1, or something to be stretched.</summary>
    public static ValueRange Guess(torch.ScalarType type, TensorStatistics statistics)
    {
        if (type == torch.ScalarType.Byte) return new(0, 255, "0–255");
        if (statistics.Finite == 0) return new(0, 1, "no finite values");
        if (statistics.Min >= 0 && statistics.Max <= 1) return new(0, 1, "0–1");
        if (statistics.Min >= 0 && statistics.Max is > 2 and <= 255) return new(0, 255, "0–255");
        if (statistics.Min is >= -1 and < -0.5 && statistics.Max is > 0.5 and <= 1) return new(-1, 1, "-1–1");
        string stretched = $"{Numbers.Value(statistics.Min)} … {Numbers.Value(statistics.Max)} stretched to black … white";
        bool imageNet = statistics.Min is >= ImageNetBlack - 0.01 and < -1.5 && statistics.Max is > 1.5 and <= ImageNetWhite + 0.01;
        return new(statistics.Min, statistics.Max, imageNet ? stretched + "; ImageNet's normalisation? Rgb(TensorViews.ImageNet) undoes it" : stretched);
    }

    /// <summary>From a channel's value to its shade, 0 to 255: value × factor + offset.</summary>
    /// <param name="channel">The channel.</param>
    public (float Factor, float Offset) Shading(int channel)
    {
        if (!(White > Black)) return (0, 128);
        (double deviation, double mean) = Undo is null ? (1, 0) : (Undo.StandardDeviation[channel], Undo.Mean[channel]);
        double factor = 255 / (White - Black);
        return ((float)(deviation * factor), (float)((mean - Black) * factor));
    }
}

using TorchSharp;

namespace NotebookKit.Display;

/// <summary>The values that stand for black and white.</summary>
/// <param name="Black">The value shown black.</param>
/// <param name="White">The value shown white.</param>
/// <param name="Words">The range in words, for the caption.</param>
internal sealed record ValueRange(double Black, double White, string Words)
{
    /// <summary>Guesses what an image's values mean: bytes, fractions, or something to be stretched.</summary>
    public static ValueRange Guess(torch.ScalarType type, TensorStatistics statistics)
    {
        if (type == torch.ScalarType.Byte) return new(0, 255, "0–255");
        if (statistics.Finite == 0) return new(0, 1, "no finite values");
        if (statistics.Min >= 0 && statistics.Max <= 1) return new(0, 1, "0–1");
        if (statistics.Min >= 0 && statistics.Max is > 2 and <= 255) return new(0, 255, "0–255");
        return new(statistics.Min, statistics.Max, $"{Numbers.Value(statistics.Min)} … {Numbers.Value(statistics.Max)} stretched to black … white");
    }

    /// <summary>A value's shade.</summary>
    public byte Shade(double value) => White > Black ? (byte)Math.Clamp(Math.Round((value - Black) / (White - Black) * 255), 0, 255) : (byte)128;
}

using System.Globalization;
using SkiaSharp;

namespace NotebookKit.Host;

/// <summary>
/// Two pictures by their mean structural similarity over windows of 8×8 pixels (Z. Wang, A. C. Bovik, H. R. Sheikh,
/// E. P. Simoncelli: Image Quality Assessment, 2004, section III.B; with flat windows), the mean of the three colours, on white.
/// </summary>
internal sealed class PictureComparison(ComparisonOptions options)
{
    private const int Window = 8, Step = 4;
    private const double C1 = 0.01 * 255 * (0.01 * 255), C2 = 0.03 * 255 * (0.03 * 255);

    /// <summary>The difference in words, or null where there is none.</summary>
    /// <param name="stored">The stored picture as base64, with line ends or without.</param>
    /// <param name="fresh">This run's.</param>
    public string? Difference(string stored, string fresh)
    {
        if (stored.ReplaceLineEndings("") == fresh.ReplaceLineEndings("")) return null;
        using SKBitmap? expected = Decode(stored), found = Decode(fresh);
        if (expected is null) return "the stored picture cannot be decoded";
        if (found is null) return "the picture cannot be decoded";
        if (expected.Width != found.Width || expected.Height != found.Height)
            return $"the picture has {found.Width}×{found.Height} pixels, not {expected.Width}×{expected.Height}";

        double similarity = Similarity(expected, found);
        return similarity >= options.PictureSimilarity
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"the picture is like the stored one by {Math.Floor(similarity * 1000) / 1000:0.000} only ({options.PictureSimilarity:0.###} wanted)");
    }

    /// <summary>The mean structural similarity of two pictures of one size, at most 1.</summary>
    internal static double Similarity(SKBitmap a, SKBitmap b)
    {
        ReadOnlySpan<byte> first = a.GetPixelSpan(), second = b.GetPixelSpan();
        int width = a.Width, height = a.Height, window = Math.Min(Window, Math.Min(width, height));
        double sum = 0;
        long count = 0;
        for (int y = 0; y < height; y = Next(y, height, window))
        {
            for (int x = 0; x < width; x = Next(x, width, window))
            {
                for (int channel = 0; channel < 3; channel++) sum += OfWindow(first, second, a.RowBytes, x, y, window, channel);
                count += 3;
            }
        }

        return sum / count;
    }

    // The last window ends at the edge; after it there is none.
    private static int Next(int at, int size, int window) => at + window >= size ? size : Math.Min(at + Math.Min(Step, window), size - window);

    private static double OfWindow(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int rowBytes, int left, int top, int window, int channel)
    {
        double sumA = 0, sumB = 0, sumAA = 0, sumBB = 0, sumAB = 0;
        for (int y = top; y < top + window; y++)
        {
            int row = y * rowBytes + channel;
            for (int x = left; x < left + window; x++)
            {
                double p = a[row + 4 * x], q = b[row + 4 * x];
                sumA += p;
                sumB += q;
                sumAA += p * p;
                sumBB += q * q;
                sumAB += p * q;
            }
        }

        double n = window * window, meanA = sumA / n, meanB = sumB / n;
        double varianceA = sumAA / n - meanA * meanA, varianceB = sumBB / n - meanB * meanB, covariance = sumAB / n - meanA * meanB;
        return (2 * meanA * meanB + C1) * (2 * covariance + C2) / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static SKBitmap? Decode(string base64)
    {
        try
        {
            using SKData data = SKData.CreateCopy(Convert.FromBase64String(base64));
            using SKCodec? codec = SKCodec.Create(data);
            using SKBitmap? decoded = codec is null ? null : SKBitmap.Decode(codec);
            if (decoded is null) return null;
            var flat = new SKBitmap(new SKImageInfo(decoded.Width, decoded.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
            using var canvas = new SKCanvas(flat);
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(decoded, 0, 0);
            return flat;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

using SkiaSharp;

namespace NotebookKit.Display.Tests;

/// <summary>Structural similarity (Wang, Bovik, Sheikh and Simoncelli, 2004) of two pictures, in grey, over 8×8 windows.</summary>
internal static class PictureSimilarity
{
    private const int Window = 8;
    private const double C1 = 6.5025, C2 = 58.5225;

    public static double Of(byte[] one, byte[] other)
    {
        using SKBitmap a = SKBitmap.Decode(one), b = SKBitmap.Decode(other);
        if (Math.Abs(a.Width - b.Width) > 2 || Math.Abs(a.Height - b.Height) > 2) return 0;
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + Window <= Math.Min(a.Height, b.Height); y += Window)
        {
            for (int x = 0; x + Window <= Math.Min(a.Width, b.Width); x += Window, windows++) sum += Windows(a, b, x, y);
        }

        return sum / windows;
    }

    private static double Windows(SKBitmap a, SKBitmap b, int left, int top)
    {
        double sumA = 0, sumB = 0, squaresA = 0, squaresB = 0, products = 0;
        for (int y = top; y < top + Window; y++)
        {
            for (int x = left; x < left + Window; x++)
            {
                double p = Grey(a.GetPixel(x, y)), q = Grey(b.GetPixel(x, y));
                (sumA, sumB, squaresA, squaresB, products) = (sumA + p, sumB + q, squaresA + p * p, squaresB + q * q, products + p * q);
            }
        }

        const double n = Window * Window;
        double meanA = sumA / n, meanB = sumB / n, varianceA = squaresA / n - meanA * meanA, varianceB = squaresB / n - meanB * meanB, covariance = products / n - meanA * meanB;
        return (2 * meanA * meanB + C1) * (2 * covariance + C2) / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static double Grey(SKColor colour) => 0.299 * colour.Red + 0.587 * colour.Green + 0.114 * colour.Blue;
}

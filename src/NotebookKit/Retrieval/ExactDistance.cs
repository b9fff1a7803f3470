using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>Distances of float32 vectors in double precision.</summary>
internal static unsafe class ExactDistance
{
    /// <summary>The sum of squared differences.</summary>
    public static double Squared(float* a, float* b, int width)
    {
        Vector512<double> sum = Vector512<double>.Zero, other = Vector512<double>.Zero;
        int i = 0;
        for (; i <= width - 16; i += 16)
        {
            Vector512<float> x = Vector512.Load(a + i), y = Vector512.Load(b + i);
            Vector512<double> low = Vector512.WidenLower(x) - Vector512.WidenLower(y), high = Vector512.WidenUpper(x) - Vector512.WidenUpper(y);
            sum = Vector512.FusedMultiplyAdd(low, low, sum);
            other = Vector512.FusedMultiplyAdd(high, high, other);
        }

        double total = Vector512.Sum(sum + other);
        for (; i < width; i++) total += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return total;
    }

    /// <summary>The sum of products.</summary>
    public static double Dot(float* a, float* b, int width)
    {
        Vector512<double> sum = Vector512<double>.Zero, other = Vector512<double>.Zero;
        int i = 0;
        for (; i <= width - 16; i += 16)
        {
            Vector512<float> x = Vector512.Load(a + i), y = Vector512.Load(b + i);
            sum = Vector512.FusedMultiplyAdd(Vector512.WidenLower(x), Vector512.WidenLower(y), sum);
            other = Vector512.FusedMultiplyAdd(Vector512.WidenUpper(x), Vector512.WidenUpper(y), other);
        }

        double total = Vector512.Sum(sum + other);
        for (; i < width; i++) total += (double)a[i] * b[i];
        return total;
    }
}

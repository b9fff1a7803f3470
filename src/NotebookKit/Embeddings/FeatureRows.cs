using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Reads a matrix of features, a row an image.</summary>
internal static class FeatureRows
{
    /// <exception cref="KitException">It is not N×F with at least one row and column, or not finite.</exception>
    public static float[,] Read(Tensor features, string what)
    {
        if (features.shape is not [> 0, > 0]) throw new KitException($"{what} needs features N×F, a row an image, not {string.Join("×", features.shape)}.");
        using var scope = NewDisposeScope();
        Tensor plain = features.detach().cpu().to(float32).contiguous();
        float[,] rows = new float[plain.shape[0], plain.shape[1]];
        Span<float> target = MemoryMarshal.CreateSpan(ref rows[0, 0], rows.Length);
        MemoryMarshal.Cast<byte, float>(plain.bytes).CopyTo(target);
        foreach (float value in target)
            if (!float.IsFinite(value)) throw new KitException($"{what} needs finite features; some of these are NaN or infinite.");
        return rows;
    }

    /// <summary>The squared Euclidean distance of two rows.</summary>
    public static double SquaredDistance(float[,] rows, int one, int other)
    {
        int length = rows.GetLength(1), at = 0;
        ReadOnlySpan<float> a = MemoryMarshal.CreateReadOnlySpan(ref rows[one, 0], length), b = MemoryMarshal.CreateReadOnlySpan(ref rows[other, 0], length);
        Vector<float> sums = Vector<float>.Zero;
        for (; at <= length - Vector<float>.Count; at += Vector<float>.Count)
        {
            Vector<float> difference = new Vector<float>(a[at..]) - new Vector<float>(b[at..]);
            sums += difference * difference;
        }

        double sum = Vector.Sum(sums);
        for (; at < length; at++) sum += (double)(a[at] - b[at]) * (a[at] - b[at]);
        return sum;
    }
}

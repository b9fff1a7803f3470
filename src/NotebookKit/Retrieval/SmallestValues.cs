using System.Buffers;
using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>Selects among many numbers.</summary>
internal static unsafe class SmallestValues
{
    // Up to here, a list that is kept in order beats sorting everything.
    private const int MostInList = 64;

    /// <summary>The k-th smallest.</summary>
    /// <param name="values">A multiple of 16 of them, none NaN.</param>
    /// <param name="k">From 1 to their number.</param>
    public static float KthOf(ReadOnlySpan<float> values, int k)
    {
        if (k > MostInList)
        {
            float[] sorted = ArrayPool<float>.Shared.Rent(values.Length);
            values.CopyTo(sorted);
            Array.Sort(sorted, 0, values.Length);
            float kth = sorted[k - 1];
            ArrayPool<float>.Shared.Return(sorted);
            return kth;
        }

        Span<float> smallest = stackalloc float[k];
        smallest.Fill(float.PositiveInfinity);
        fixed (float* value = values)
        {
            for (int i = 0; i < values.Length; i += 16)
            {
                ulong below = Vector512.ExtractMostSignificantBits(Vector512.LessThan(Vector512.Load(value + i), Vector512.Create(smallest[k - 1])));
                for (; below != 0; below &= below - 1) Insert(smallest, value[i + System.Numerics.BitOperations.TrailingZeroCount(below)]);
            }
        }

        return smallest[k - 1];
    }

    private static void Insert(Span<float> sorted, float value)
    {
        int at = sorted.Length - 1;
        if (value >= sorted[at]) return;
        for (; at > 0 && sorted[at - 1] > value; at--) sorted[at] = sorted[at - 1];
        sorted[at] = value;
    }
}

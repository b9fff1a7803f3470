using System.Numerics;
using System.Runtime.InteropServices;

namespace NotebookKit.Display;

/// <summary>
/// Adds a block of numbers that fits the processor's first cache. Two sweeps over it, one for sum and ends and one for the
/// deviations from the mean, cost one sweep over memory: the second finds it in the cache.
/// </summary>
internal static class BlockMoments
{
    /// <summary>Elements of a block: 16 KiB of float32.</summary>
    public const int Length = 4096;

    public static void Add<T>(Moments sum, ReadOnlySpan<T> block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (block.Length == 0) return;
        (T low, T high, double total, long zeros) = Sweep(block);
        double squares = double.IsFinite(total) ? Deviations(block, ref total) : double.NaN;
        // Where float32 overflowed or its squares vanished, the block is worth doubles; where a NaN hides, it needs a closer look.
        bool doubtful = !double.IsFinite(squares) || (squares < 1e-30 && low < high);
        if (doubtful && (typeof(T) != typeof(double) || !double.IsFinite(total)))
        {
            AddSlowly(sum, block);
            return;
        }

        sum.AddFinite(block.Length, double.CreateChecked(low), double.CreateChecked(high), total, squares, zeros);
        if (sum.Distinct.Few) CountDistinct(sum.Distinct, block);
        sum.EndPart(block.Length);
    }

    private static (T Low, T High, double Total, long Zeros) Sweep<T>(ReadOnlySpan<T> block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(block);
        int lanes = Vector<T>.Count, i = 0;
        T low = T.PositiveInfinity, high = T.NegativeInfinity;
        double total = 0;
        long zeros = 0;
        if (block.Length >= 2 * lanes)
        {
            Vector<T> low0 = new(low), high0 = new(high), sum0 = Vector<T>.Zero, zero0 = Vector<T>.Zero, low1 = low0, high1 = high0, sum1 = sum0, zero1 = zero0;
            for (; i <= block.Length - 2 * lanes; i += 2 * lanes)
            {
                Vector<T> a = Vector.LoadUnsafe(ref start, (nuint)i), b = Vector.LoadUnsafe(ref start, (nuint)(i + lanes));
                (low0, low1, high0, high1) = (Vector.MinNative(low0, a), Vector.MinNative(low1, b), Vector.MaxNative(high0, a), Vector.MaxNative(high1, b));
                (sum0, sum1) = (sum0 + a, sum1 + b);
                zero0 += Vector.ConditionalSelect(Vector.Equals(a, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero);
                zero1 += Vector.ConditionalSelect(Vector.Equals(b, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero);
            }

            (low0, high0, zero0) = (Vector.MinNative(low0, low1), Vector.MaxNative(high0, high1), zero0 + zero1);
            for (int lane = 0; lane < lanes; lane++)
            {
                (low, high) = (T.MinNative(low, low0[lane]), T.MaxNative(high, high0[lane]));
                total += double.CreateChecked(sum0[lane]) + double.CreateChecked(sum1[lane]);
                zeros += long.CreateChecked(zero0[lane]);
            }
        }

        for (; i < block.Length; i++)
        {
            T value = block[i];
            (low, high) = (T.MinNative(low, value), T.MaxNative(high, value));
            total += double.CreateChecked(value);
            if (T.IsZero(value)) zeros++;
        }

        return (low, high, total, zeros);
    }

    // Takes the block's sum and leaves its mean: the deviations' own sum takes away what rounding put into it.
    private static double Deviations<T>(ReadOnlySpan<T> block, ref double total)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(block);
        int lanes = Vector<T>.Count, i = 0;
        T centre = T.CreateChecked(total / block.Length);
        double sum = 0, squares = 0;
        if (block.Length >= 2 * lanes)
        {
            Vector<T> centres = new(centre), sum0 = Vector<T>.Zero, sum1 = sum0, square0 = sum0, square1 = sum0;
            for (; i <= block.Length - 2 * lanes; i += 2 * lanes)
            {
                Vector<T> a = Vector.LoadUnsafe(ref start, (nuint)i) - centres, b = Vector.LoadUnsafe(ref start, (nuint)(i + lanes)) - centres;
                (sum0, sum1, square0, square1) = (sum0 + a, sum1 + b, square0 + a * a, square1 + b * b);
            }

            for (int lane = 0; lane < lanes; lane++)
            {
                sum += double.CreateChecked(sum0[lane]) + double.CreateChecked(sum1[lane]);
                squares += double.CreateChecked(square0[lane]) + double.CreateChecked(square1[lane]);
            }
        }

        for (; i < block.Length; i++)
        {
            double deviation = double.CreateChecked(block[i] - centre);
            (sum, squares) = (sum + deviation, squares + deviation * deviation);
        }

        total = double.CreateChecked(centre) + sum / block.Length;
        return Math.Max(0, squares - sum * sum / block.Length);
    }

    private static void AddSlowly<T>(Moments sum, ReadOnlySpan<T> block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        OddElements notNumbers = OddElements.None, positive = OddElements.None, negative = OddElements.None;
        double[] finite = new double[block.Length];
        int count = 0;
        for (int i = 0; i < block.Length; i++)
        {
            T value = block[i];
            if (T.IsFinite(value)) finite[count++] = double.CreateChecked(value);
            else if (T.IsNaN(value)) notNumbers = notNumbers.And(i);
            else if (T.IsPositiveInfinity(value)) positive = positive.And(i);
            else negative = negative.And(i);
        }

        ReadOnlySpan<double> kept = finite.AsSpan(0, count);
        if (count > 0)
        {
            (double low, double high, double mean, long zeros) = Sweep(kept);
            double squares = Deviations(kept, ref mean);
            sum.AddFinite(count, low, high, mean, squares, zeros);
            if (sum.Distinct.Few) CountDistinct(sum.Distinct, kept);
        }

        sum.AddOdd(notNumbers, positive, negative);
        sum.EndPart(block.Length);
    }

    private static void CountDistinct<T>(DistinctValues distinct, ReadOnlySpan<T> block)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        List<(T Value, long Count)> found = [.. distinct.Known.Select(known => (T.CreateChecked(known), 0L))];
        for (int i = 0; i < found.Count; i++) found[i] = (found[i].Value, Count(block, found[i].Value));
        long told = found.Sum(pair => pair.Count);
        for (int i = 0; told < block.Length; i++)
        {
            T value = block[i];
            if (found.Exists(pair => pair.Value == value)) continue;
            if (found.Count == TensorStatistics.MostDistinct)
            {
                distinct.Forget();
                return;
            }

            long count = Count(block, value);
            found.Add((value, count));
            told += count;
        }

        foreach ((T value, long count) in found) distinct.Add(double.CreateChecked(value), count);
    }

    private static long Count<T>(ReadOnlySpan<T> block, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T start = ref MemoryMarshal.GetReference(block);
        int lanes = Vector<T>.Count, i = 0;
        Vector<T> wanted = new(value), counts = Vector<T>.Zero;
        for (; i <= block.Length - lanes; i += lanes)
            counts += Vector.ConditionalSelect(Vector.Equals(Vector.LoadUnsafe(ref start, (nuint)i), wanted), Vector<T>.One, Vector<T>.Zero);
        long count = long.CreateChecked(Vector.Sum(counts));
        for (; i < block.Length; i++)
        {
            if (block[i] == value) count++;
        }

        return count;
    }
}

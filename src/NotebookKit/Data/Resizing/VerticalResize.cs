using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>Resizes each column: a sum of rows, so every channel is alike and the bytes of a row go side by side.</summary>
internal static class VerticalResize
{
    private const int Half = 1 << (ResizeWeights.FractionBits - 1);
    private const int Block = 16;

    public static void Run(PixelRows source, PixelRows target, ResizeWeights weights)
    {
        ref byte from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source.Bytes), source.Start);
        ref byte to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(target.Bytes), target.Start);
        for (int row = 0; row < weights.Firsts.Length; row++)
        {
            // Weights of zero would read rows that are not there.
            ReadOnlySpan<int> line = weights.Weights.Slice(row * weights.Taps, weights.Taps).TrimEnd(0);
            ref byte first = ref Unsafe.Add(ref from, weights.Firsts[row] * source.Stride);
            ref byte result = ref Unsafe.Add(ref to, row * target.Stride);
            int at = 0;
            for (; at + Block <= target.Stride; at += Block) Sixteen(ref Unsafe.Add(ref first, at), source.Stride, line).StoreUnsafe(ref result, (nuint)at);
            for (; at < target.Stride; at++)
            {
                int sum = Half;
                for (int tap = 0; tap < line.Length; tap++) sum += Unsafe.Add(ref first, tap * source.Stride + at) * line[tap];
                Unsafe.Add(ref result, at) = (byte)Math.Clamp(sum >> ResizeWeights.FractionBits, 0, 255);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Sixteen(ref byte from, int stride, ReadOnlySpan<int> weights)
    {
        Vector512<int> sum = Vector512.Create(Half);
        for (int tap = 0; tap < weights.Length; tap++)
        {
            Vector256<ushort> wide = Vector256.WidenLower(Vector128.LoadUnsafe(ref from, (nuint)(tap * stride)).ToVector256Unsafe());
            sum += Vector512.WidenLower(wide.ToVector512Unsafe()).AsInt32() * weights[tap];
        }

        sum = Vector512.Clamp(sum >> ResizeWeights.FractionBits, Vector512<int>.Zero, Vector512.Create(255));
        Vector256<ushort> narrow = Vector512.Narrow(sum.AsUInt32(), sum.AsUInt32()).GetLower();
        return Vector256.Narrow(narrow, narrow).GetLower();
    }
}

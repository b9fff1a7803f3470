using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookKit;

/// <summary>Resizes each row. Integer sums have no order, so the vector paths give what a plain loop gives, to the bit.</summary>
internal static class HorizontalResize
{
    private const int Half = 1 << (ResizeWeights.FractionBits - 1);
    private static readonly Vector128<byte> FirstTwoPixels = Vector128.Create((byte)0, 1, 2, 0xFF, 3, 4, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
    private static readonly Vector128<byte> LastTwoPixels = Vector128.Create((byte)6, 7, 8, 0xFF, 9, 10, 11, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
    private static readonly Vector256<int> FirstTwoWeights = Vector256.Create(0, 0, 0, 0, 1, 1, 1, 1);
    private static readonly Vector256<int> LastTwoWeights = Vector256.Create(2, 2, 2, 2, 3, 3, 3, 3);

    /// <summary>Rows of three channels; the weights' count is a multiple of four.</summary>
    public static void Rgb(PixelRows source, PixelRows target, ResizeWeights weights, int rows)
    {
        ref byte from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source.Bytes), source.Start);
        ref byte to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(target.Bytes), target.Start);
        for (int row = 0; row < rows; row++)
        {
            if (Avx2.IsSupported) RgbRow256(ref Unsafe.Add(ref from, row * source.Stride), ref Unsafe.Add(ref to, row * target.Stride), weights);
            else RgbRow(ref Unsafe.Add(ref from, row * source.Stride), ref Unsafe.Add(ref to, row * target.Stride), weights);
        }
    }

    /// <summary>Rows of one channel; the weights' count is a multiple of eight.</summary>
    public static void Grey(PixelRows source, PixelRows target, ResizeWeights weights, int rows)
    {
        ref byte from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source.Bytes), source.Start);
        ref int weight = ref MemoryMarshal.GetReference(weights.Weights);
        ReadOnlySpan<int> firsts = weights.Firsts;
        for (int row = 0; row < rows; row++)
        {
            Span<byte> line = target.Bytes.AsSpan(target.Start + row * target.Stride, target.Stride);
            for (int pixel = 0; pixel < line.Length; pixel++)
            {
                Vector256<int> sum = Vector256<int>.Zero;
                for (int tap = 0; tap < weights.Taps; tap += 8)
                {
                    (Vector128<ushort> wide, _) = Vector128.Widen(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, row * source.Stride + firsts[pixel] + tap))).AsByte());
                    (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(wide);
                    sum += Vector256.Create(low, high).AsInt32() * Vector256.LoadUnsafe(ref weight, (nuint)(pixel * weights.Taps + tap));
                }

                line[pixel] = (byte)Math.Clamp((Vector256.Sum(sum) + Half) >> ResizeWeights.FractionBits, 0, 255);
            }
        }
    }

    /// <summary>Two pixels of three channels at a time. Writes a byte too many after each pixel, which the next one overwrites.</summary>
    private static void RgbRow256(ref byte from, ref byte to, ResizeWeights weights)
    {
        ref int weight = ref MemoryMarshal.GetReference(weights.Weights);
        ReadOnlySpan<int> firsts = weights.Firsts;
        for (int pixel = 0; pixel < firsts.Length; pixel++)
        {
            ref byte first = ref Unsafe.Add(ref from, 3 * firsts[pixel]);
            Vector256<int> one = Vector256<int>.Zero, other = Vector256<int>.Zero;
            for (int tap = 0; tap < weights.Taps; tap += 4)
            {
                Vector128<byte> pixels = Vector128.LoadUnsafe(ref first, (nuint)(3 * tap));
                Vector256<int> four = Vector128.LoadUnsafe(ref weight, (nuint)tap).ToVector256Unsafe();
                one += Avx2.ConvertToVector256Int32(Ssse3.Shuffle(pixels, FirstTwoPixels)) * Avx2.PermuteVar8x32(four, FirstTwoWeights);
                other += Avx2.ConvertToVector256Int32(Ssse3.Shuffle(pixels, LastTwoPixels)) * Avx2.PermuteVar8x32(four, LastTwoWeights);
            }

            one += other;
            Vector128<int> sum = (one.GetLower() + one.GetUpper() + Vector128.Create(Half)) >> ResizeWeights.FractionBits;
            Vector128<short> clamped = Sse2.PackSignedSaturate(sum, sum);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 3 * pixel), Sse2.PackUnsignedSaturate(clamped, clamped).AsUInt32().ToScalar());
            weight = ref Unsafe.Add(ref weight, weights.Taps);
        }
    }

    private static void RgbRow(ref byte from, ref byte to, ResizeWeights weights)
    {
        ReadOnlySpan<int> firsts = weights.Firsts, all = weights.Weights;
        for (int pixel = 0; pixel < firsts.Length; pixel++)
        {
            ReadOnlySpan<int> line = all.Slice(pixel * weights.Taps, weights.Taps);
            ref byte first = ref Unsafe.Add(ref from, 3 * firsts[pixel]);
            int red = Half, green = Half, blue = Half;
            for (int tap = 0; tap < line.Length; tap++)
            {
                int weight = line[tap];
                red += Unsafe.Add(ref first, 3 * tap) * weight;
                green += Unsafe.Add(ref first, 3 * tap + 1) * weight;
                blue += Unsafe.Add(ref first, 3 * tap + 2) * weight;
            }

            Unsafe.Add(ref to, 3 * pixel) = (byte)Math.Clamp(red >> ResizeWeights.FractionBits, 0, 255);
            Unsafe.Add(ref to, 3 * pixel + 1) = (byte)Math.Clamp(green >> ResizeWeights.FractionBits, 0, 255);
            Unsafe.Add(ref to, 3 * pixel + 2) = (byte)Math.Clamp(blue >> ResizeWeights.FractionBits, 0, 255);
        }
    }
}

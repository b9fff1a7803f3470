using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>
/// Sums over all pixels of each channel, in float32 over blocks of pixels and in double over the blocks, whose number does not depend
/// on that of the threads: the same bits come out with any.
/// </summary>
internal static unsafe class NormReluSums
{
    private const int Block = 256;

    /// <summary>Σ x and Σ x² of each channel.</summary>
    /// <param name="input">Pixels × channels.</param>
    /// <param name="pixels">Over all images.</param>
    /// <param name="channels">A multiple of 16.</param>
    public static (double[] Sums, double[] Squares) Forward(ushort* input, int pixels, int channels) => Over(pixels, channels, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (first, end, channel, sums, squares) =>
    {
        Vector512<float> sum = default, square = default;
        int step = channels;
        ushort* at = input + (long)first * step + channel;
        for (int pixel = first; pixel < end; pixel++, at += step)
        {
            Vector512<float> value = BFloat16Lanes.Load(at);
            sum += value;
            square = Vector512.FusedMultiplyAdd(value, value, square);
        }

        sum.Store(sums);
        square.Store(squares);
    });

    /// <summary>
    /// Σ g and Σ g (x − mean) of each channel, where g is the output's gradient behind the ReLU. With a shortcut the output is needed for
    /// that, and g is written to <paramref name="passed"/>; without one both are null.
    /// </summary>
    public static (double[] Sums, double[] Products) Backward(NormReluState layer, ushort* input, ushort* output, ushort* gradient, ushort* passed) => Over(layer.Pixels, layer.Channels, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (first, end, channel, sums, products) =>
    {
        Vector512<float> mean = Vector512.Create<float>(layer.Mean.AsSpan(channel)), sum = default, product = default;
        Vector512<float> scale = Vector512.Create<float>(layer.Scale.AsSpan(channel)), shift = Vector512.Create<float>(layer.Shift.AsSpan(channel));
        // Locals: what a lambda captures would be fetched anew for each pixel.
        (long at, int step) = ((long)first * layer.Channels + channel, layer.Channels);
        ushort* from = input, result = output, slope = gradient, to = passed;
        for (int pixel = first; pixel < end; pixel++, at += step)
        {
            Vector512<float> value = BFloat16Lanes.Load(from + at);
            // With a shortcut the sign is only in what came out; without one it follows from what went in.
            Vector512<float> above = result is null ? Vector512.FusedMultiplyAdd(value, scale, shift) : BFloat16Lanes.Load(result + at);
            Vector512<float> through = Vector512.ConditionalSelect(Vector512.GreaterThan(above, Vector512<float>.Zero), BFloat16Lanes.Load(slope + at), Vector512<float>.Zero);
            if (to is not null) BFloat16Lanes.Store(through, to + at);
            sum += through;
            product = Vector512.FusedMultiplyAdd(through, value - mean, product);
        }

        sum.Store(sums);
        product.Store(products);
    });

    private delegate void BlockWork(int first, int end, int channel, float* sums, float* others);

    private static (double[], double[]) Over(int pixels, int channels, BlockWork work)
    {
        int blocks = (pixels + Block - 1) / Block;
        float[] parts = new float[2L * blocks * channels];
        OpenMpTeam.Run((part, of) =>
        {
            fixed (float* start = parts)
            {
                for (int block = (int)((long)blocks * part / of); block < (int)((long)blocks * (part + 1) / of); block++)
                {
                    float* sums = start + 2L * block * channels;
                    for (int channel = 0; channel < channels; channel += BFloat16Lanes.Count)
                        work(block * Block, Math.Min(pixels, (block + 1) * Block), channel, sums + channel, sums + channels + channel);
                }
            }
        });

        (double[] first, double[] second) = (new double[channels], new double[channels]);
        for (int block = 0; block < blocks; block++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                first[channel] += parts[2L * block * channels + channel];
                second[channel] += parts[(2L * block + 1) * channels + channel];
            }
        }

        return (first, second);
    }
}

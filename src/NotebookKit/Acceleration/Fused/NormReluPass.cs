using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookKit;

/// <summary>The passes of a fused layer that write every pixel.</summary>
internal static unsafe class NormReluPass
{
    private const int Block = 256;

    /// <summary>output = max(0, scale × input + shift + shortcut).</summary>
    public static void Forward(NormReluState layer, ushort* input, ushort* shortcut, ushort* output) => Over(layer, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (first, end, channel) =>
    {
        Vector512<float> scale = Vector512.Create<float>(layer.Scale.AsSpan(channel)), shift = Vector512.Create<float>(layer.Shift.AsSpan(channel));
        // Locals: what a lambda captures would be fetched anew for each pixel.
        (long at, int step) = ((long)first * layer.Channels + channel, layer.Channels);
        ushort* from = input, beside = shortcut, to = output;
        for (int pixel = first; pixel < end; pixel++, at += step)
        {
            Vector512<float> value = Vector512.FusedMultiplyAdd(BFloat16Lanes.Load(from + at), scale, shift);
            if (beside is not null) value += BFloat16Lanes.Load(beside + at);
            BFloat16Lanes.Store(Vector512.Max(value, Vector512<float>.Zero), to + at);
        }
    });

    /// <summary>
    /// result = a × gradient + b × input + c, the gradient of batch normalisation in one line; with <paramref name="behindRelu"/> the
    /// gradient has to pass the ReLU first.
    /// </summary>
    public static void Backward(NormReluState layer, float[] a, float[] b, float[] c, ushort* input, ushort* gradient, bool behindRelu, ushort* result) => Over(layer, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (first, end, channel) =>
    {
        Vector512<float> scale = Vector512.Create<float>(layer.Scale.AsSpan(channel)), shift = Vector512.Create<float>(layer.Shift.AsSpan(channel));
        Vector512<float> ofGradient = Vector512.Create<float>(a.AsSpan(channel)), ofInput = Vector512.Create<float>(b.AsSpan(channel)), constant = Vector512.Create<float>(c.AsSpan(channel));
        (long at, int step, bool masks) = ((long)first * layer.Channels + channel, layer.Channels, behindRelu);
        ushort* from = input, slope = gradient, to = result;
        for (int pixel = first; pixel < end; pixel++, at += step)
        {
            Vector512<float> value = BFloat16Lanes.Load(from + at), through = BFloat16Lanes.Load(slope + at);
            if (masks)
                through = Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.FusedMultiplyAdd(value, scale, shift), Vector512<float>.Zero), through, Vector512<float>.Zero);
            BFloat16Lanes.Store(Vector512.FusedMultiplyAdd(ofGradient, through, Vector512.FusedMultiplyAdd(ofInput, value, constant)), to + at);
        }
    });

    private delegate void BlockWork(int first, int end, int channel);

    /// <summary>Blocks are small enough to stay in the cache while the channels take turns.</summary>
    private static void Over(NormReluState layer, BlockWork work) => OpenMpTeam.Run((part, of) =>
    {
        int end = (int)((long)layer.Pixels * (part + 1) / of);
        for (int first = (int)((long)layer.Pixels * part / of); first < end; first += Block)
            for (int channel = 0; channel < layer.Channels; channel += BFloat16Lanes.Count) work(first, Math.Min(end, first + Block), channel);
    });
}

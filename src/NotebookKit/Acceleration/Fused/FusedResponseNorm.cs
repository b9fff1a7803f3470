using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// x / (k + α Σ x²)^¾ over five neighbouring channels in one pass over memory, where libtorch's composition takes seven, among them a
/// power and a pooling in three dimensions that knows no bfloat16. For inference: it has no gradient.
/// </summary>
internal static unsafe class FusedResponseNorm
{
    private const int Reach = 2, MostChannels = 1024;

    /// <summary>Whether the pass is written for a tensor: channels-last, channels by sixteen, no gradient wanted.</summary>
    public static bool Takes(Tensor input) =>
        BFloat16Lanes.IsSupported && !(is_grad_enabled() && input.requires_grad) && input.device_type == TorchSharp.DeviceType.CPU
        && input.dtype is ScalarType.Float32 or ScalarType.BFloat16 && input.size(1) % BFloat16Lanes.Count == 0 && input.size(1) <= MostChannels && IsChannelsLast(input);

    /// <param name="input">N×C×H×W that <see cref="Takes"/>.</param>
    /// <param name="alpha">What the sum of squares is multiplied with.</param>
    /// <param name="k">What is added to it.</param>
    /// <returns>N×C×H×W in the same type and layout.</returns>
    public static Tensor Of(Tensor input, float alpha, float k)
    {
        Tensor output = empty_strided(input.shape, input.stride(), input.dtype);
        byte* from = First(input), to = First(output);
        (int channels, long pixels, bool half) = ((int)input.size(1), input.numel() / input.size(1), input.dtype == ScalarType.BFloat16);
        OpenMpTeam.Run((part, of) =>
        {
            (long first, long end) = (pixels * part / of, pixels * (part + 1) / of);
            if (half) Half((ushort*)from, (ushort*)to, first, end, channels, alpha, k);
            else Single((float*)from, (float*)to, first, end, channels, alpha, k);
        });
        return output;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Single(float* from, float* to, long first, long end, int channels, float alpha, float k)
    {
        float* squares = stackalloc float[MostChannels + 2 * Reach];
        new Span<float>(squares, channels + 2 * Reach).Clear();
        for (long at = first * channels; at < end * channels; at += channels)
        {
            for (int c = 0; c < channels; c += BFloat16Lanes.Count)
            {
                Vector512<float> value = Vector512.Load(from + at + c);
                (value * value).Store(squares + Reach + c);
            }

            for (int c = 0; c < channels; c += BFloat16Lanes.Count) (Vector512.Load(from + at + c) / Divisor(squares + c, alpha, k)).Store(to + at + c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Half(ushort* from, ushort* to, long first, long end, int channels, float alpha, float k)
    {
        float* squares = stackalloc float[MostChannels + 2 * Reach];
        new Span<float>(squares, channels + 2 * Reach).Clear();
        for (long at = first * channels; at < end * channels; at += channels)
        {
            for (int c = 0; c < channels; c += BFloat16Lanes.Count)
            {
                Vector512<float> value = BFloat16Lanes.Load(from + at + c);
                (value * value).Store(squares + Reach + c);
            }

            for (int c = 0; c < channels; c += BFloat16Lanes.Count) BFloat16Lanes.Store(BFloat16Lanes.Load(from + at + c) / Divisor(squares + c, alpha, k), to + at + c);
        }
    }

    /// <summary>(k + α Σ)^¾ of the five squares from each place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Divisor(float* squares, float alpha, float k)
    {
        Vector512<float> sum = Vector512.Load(squares) + Vector512.Load(squares + 1) + Vector512.Load(squares + 2) + Vector512.Load(squares + 3) + Vector512.Load(squares + 4);
        Vector512<float> root = Vector512.Sqrt(Vector512.FusedMultiplyAdd(sum, Vector512.Create(alpha), Vector512.Create(k)));
        return root * Vector512.Sqrt(root);
    }

    private static bool IsChannelsLast(Tensor tensor)
    {
        using Tensor last = tensor.permute(0, 2, 3, 1);
        return last.is_contiguous();
    }

    private static byte* First(Tensor tensor)
    {
        using Tensor last = tensor.permute(0, 2, 3, 1);
        using Tensor first = last.view(-1).narrow(0, 0, 1);
        return (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }
}

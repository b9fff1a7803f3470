using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// relu(batch norm(x) + shortcut) and its gradient with two passes over memory each, where separate operations take five and seven:
/// these layers compute little and wait for memory.
/// </summary>
internal sealed unsafe class FusedNormRelu : autograd.SingleTensorFunction<FusedNormRelu>
{
    private const string State = "state", Weight = "weight";

    public override string Name => nameof(FusedNormRelu);

    /// <summary>Whether a batch is one that the passes are written for: bfloat16, channels-last, channels by sixteen.</summary>
    public static bool Takes(BatchNorm2d norm, Tensor input, Tensor? shortcut) =>
        BFloat16Lanes.IsSupported && norm is { training: true, affine: true, track_running_stats: true, momentum: not null } && IsLaidOut(input)
        && input.numel() / input.size(1) is > 1 and <= int.MaxValue
        && (shortcut is null || (IsLaidOut(shortcut) && shortcut.shape.SequenceEqual(input.shape)));

    /// <param name="ctx">What backward will need.</param>
    /// <param name="vars">Input, weight, bias, the module, the shortcut or null.</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        (Tensor input, Tensor weight, Tensor bias, BatchNorm2d norm, Tensor? shortcut) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (BatchNorm2d)vars[3], vars[4] as Tensor);
        var layer = new NormReluState((int)(input.numel() / input.size(1)), (int)input.size(1));
        Normalise(layer, NormReluSums.Forward(Pixels(input), layer.Pixels, layer.Channels), Floats(weight), Floats(bias), norm);

        Tensor output = Like(input);
        NormReluPass.Forward(layer, Pixels(input), shortcut is null ? null : Pixels(shortcut), Pixels(output));
        ctx.save_for_backward(shortcut is null ? [input] : [input, output]);
        ctx.save_data(State, layer);
        ctx.save_data(Weight, Floats(weight).ToArray());
        return output;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradient)
    {
        (List<Tensor> saved, var layer, float[] weight) = (ctx.get_saved_variables(), (NormReluState)ctx.get_data(State), (float[])ctx.get_data(Weight));
        Tensor input = saved[0];
        Tensor? output = saved.Count > 1 ? saved[1] : null, passed = output is null ? null : Like(input);
        if (!IsLaidOut(gradient)) gradient = MemoryLayout.ChannelsLast(gradient.to(bfloat16));

        (double[] sums, double[] products) = NormReluSums.Backward(layer, Pixels(input), output is null ? null : Pixels(output), Pixels(gradient), passed is null ? null : Pixels(passed));
        (float[] a, float[] b, float[] c) = (new float[layer.Channels], new float[layer.Channels], new float[layer.Channels]);
        Tensor ofWeight = empty(layer.Channels, float32), ofBias = empty(layer.Channels, float32);
        for (int i = 0; i < layer.Channels; i++)
        {
            // Ioffe and Szegedy 2015, section 3, solved for gradient and input.
            double inverse = layer.Inverse[i], perGradient = weight[i] * inverse, perInput = -perGradient * inverse * inverse * products[i] / layer.Pixels;
            (Floats(ofWeight)[i], Floats(ofBias)[i]) = ((float)(products[i] * inverse), (float)sums[i]);
            (a[i], b[i], c[i]) = ((float)perGradient, (float)perInput, (float)(-perGradient * sums[i] / layer.Pixels - perInput * layer.Mean[i]));
        }

        Tensor result = Like(input);
        NormReluPass.Backward(layer, a, b, c, Pixels(input), Pixels(passed ?? gradient), behindRelu: passed is null, Pixels(result));
        return [result, ofWeight, ofBias, null!, passed!];
    }

    /// <summary>The batch's statistics into the layer, and their running means into the module, as libtorch's batch norm does.</summary>
    private static void Normalise(NormReluState layer, (double[] Sums, double[] Squares) batch, Span<float> weight, Span<float> bias, BatchNorm2d norm)
    {
        Span<float> runningMean = Floats(norm.running_mean), runningVariance = Floats(norm.running_var);
        double n = layer.Pixels, momentum = norm.momentum!.Value;
        for (int i = 0; i < layer.Channels; i++)
        {
            double mean = batch.Sums[i] / n, variance = Math.Max(0, batch.Squares[i] / n - mean * mean), inverse = 1 / Math.Sqrt(variance + norm.eps), scale = weight[i] * inverse;
            (layer.Mean[i], layer.Inverse[i], layer.Scale[i], layer.Shift[i]) = ((float)mean, (float)inverse, (float)scale, (float)(bias[i] - mean * scale));
            runningMean[i] = (float)((1 - momentum) * runningMean[i] + momentum * mean);
            runningVariance[i] = (float)((1 - momentum) * runningVariance[i] + momentum * variance * n / (n - 1));
        }

        if (norm.num_batches_tracked is { } counter) MemoryMarshal.Cast<byte, long>(counter.bytes)[0]++;
    }

    private static bool IsLaidOut(Tensor tensor)
    {
        if (tensor.dtype != ScalarType.BFloat16 || tensor.dim() != 4 || tensor.size(1) % BFloat16Lanes.Count != 0) return false;
        using Tensor last = tensor.permute(0, 2, 3, 1);
        return last.is_contiguous();
    }

    private static Tensor Like(Tensor tensor) => empty_strided(tensor.shape, tensor.stride(), tensor.dtype);

    private static Span<float> Floats(Tensor? vector) => MemoryMarshal.Cast<byte, float>(vector!.bytes);

    private static ushort* Pixels(Tensor tensor)
    {
        using Tensor last = tensor.permute(0, 2, 3, 1);
        using Tensor first = last.view(-1).narrow(0, 0, 1);
        return (ushort*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Channels-last ("NHWC") memory: the shape stays N×C×H×W, but a pixel's channels lie beside each other, which is what
/// oneDNN's convolutions and poolings like. TorchSharp has no public switch for it; strides do the same.
/// </summary>
internal static class MemoryLayout
{
    /// <summary>A copy of an N×C×H×W tensor with channels-last strides.</summary>
    public static Tensor ChannelsLast(Tensor tensor)
    {
        using Tensor last = tensor.permute(0, 2, 3, 1);
        using Tensor contiguous = last.contiguous();
        return contiguous.permute(0, 3, 1, 2);
    }

    /// <summary>Relays every 4-d parameter of a module, in place. The module's outputs stay the same.</summary>
    public static void ChannelsLast(nn.Module module)
    {
        using var _ = no_grad();
        foreach (Tensor parameter in module.parameters().Where(parameter => parameter.dim() == 4))
        {
            using Tensor weights = parameter.detach();
            using Tensor relaid = ChannelsLast(weights);
            parameter.set_(relaid);
        }
    }
}

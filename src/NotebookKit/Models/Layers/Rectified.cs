using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>A layer and the ReLU behind it.</summary>
internal static class Rectified
{
    /// <summary>relu(layer(input)), in the memory of the layer's output.</summary>
    public static Tensor Relu(this nn.Module<Tensor, Tensor> layer, Tensor input) => F.relu(layer.call(input), inplace: true);
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A network's last layer with weights, and where it is registered.</summary>
internal sealed class ClassifierHead(nn.Module owner, string name, nn.Module<Tensor, Tensor> layer)
{
    /// <summary>The layer in force.</summary>
    public nn.Module<Tensor, Tensor> Layer { get; private set; } = layer;

    /// <summary>Registers a layer of the same kind with other outputs and random weights.</summary>
    /// <returns>The new layer.</returns>
    public nn.Module<Tensor, Tensor> Replace(int classes)
    {
        (nn.Module<Tensor, Tensor> fresh, Tensor weight) = Layer switch
        {
            Linear linear => (nn.Linear(linear.weight.size(1), classes, linear.bias is not null) as nn.Module<Tensor, Tensor>, linear.weight),
            Conv2d convolution => (nn.Conv2d(convolution.in_channels, classes, 1L, bias: convolution.bias is not null), convolution.weight),
            _ => throw new InvalidOperationException($"A head is a linear layer or a 1×1 convolution, not {Layer.GetType().Name}."),
        };
        fresh.to(weight.device, weight.dtype);
        fresh.train(Layer.training);
        owner.register_module(name, null!);
        owner.register_module(name, fresh);
        return Layer = fresh;
    }
}

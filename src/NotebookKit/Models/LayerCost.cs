using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What layers multiply and add.</summary>
internal static class LayerCost
{
    /// <summary>Whether a layer counts in names such as "ResNet-18": convolutions, linear and recurrent layers.</summary>
    public static bool IsWeighted(nn.Module layer) =>
        layer is Conv1d or Conv2d or Conv3d or ConvTranspose1d or ConvTranspose2d or ConvTranspose3d or Linear or LSTM or GRU or RNN;

    /// <summary>Multiply-adds of one call: each weight as often as it is used. Additions of biases, normalisation and activations are not counted.</summary>
    public static long MultiplyAdds(nn.Module layer, Tensor input, Tensor output) => layer switch
    {
        Conv1d or Conv2d or Conv3d => output.numel() * PerOutput(layer),
        ConvTranspose1d or ConvTranspose2d or ConvTranspose3d => input.numel() * PerOutput(layer),
        Linear => output.numel() * input.size(-1),
        // Every weight matrix once a time step and item.
        LSTM or GRU or RNN => input.numel() / input.size(-1) * layer.parameters().Where(parameter => parameter.dim() == 2).Sum(parameter => parameter.numel()),
        _ => 0,
    };

    private static long PerOutput(nn.Module layer)
    {
        Tensor weight = layer.get_parameter("weight")!;
        return weight.numel() / weight.size(0);
    }
}

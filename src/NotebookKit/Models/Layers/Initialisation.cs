using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>First weights, where a paper's differ from libtorch's.</summary>
internal static class Initialisation
{
    /// <summary>Normal weights that keep the variance of gradients through ReLUs (He et al. 2015, "Delving Deep into Rectifiers", section 2.2), no biases.</summary>
    public static void He(nn.Module network)
    {
        foreach (Conv2d convolution in network.modules().OfType<Conv2d>())
        {
            nn.init.kaiming_normal_(convolution.weight, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU);
            if (convolution.bias is not null) nn.init.zeros_(convolution.bias);
        }
    }

    /// <summary>Caffe's "xavier": uniform weights with variance 1 / inputs.</summary>
    /// <param name="network">Its convolutions and linear layers.</param>
    /// <param name="bias">The bias of each.</param>
    public static void Xavier(nn.Module network, double bias)
    {
        foreach (nn.Module layer in network.modules())
        {
            (Tensor? weight, Tensor? shift) = layer switch
            {
                Conv2d convolution => (convolution.weight, convolution.bias),
                Linear linear => (linear.weight, linear.bias),
                _ => default((Tensor?, Tensor?)),
            };
            if (weight is null) continue;
            double bound = Math.Sqrt(3.0 / (weight.numel() / weight.size(0)));
            nn.init.uniform_(weight, -bound, bound);
            if (shift is not null) nn.init.constant_(shift, bias);
        }
    }

    /// <summary>Normal weights for convolutions and linear layers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="convolutions">Their standard deviation in convolutions.</param>
    /// <param name="linear">Their standard deviation in linear layers.</param>
    public static void Gaussian(nn.Module network, double convolutions, double linear)
    {
        foreach (nn.Module layer in network.modules())
        {
            if (layer is Conv2d convolution) nn.init.normal_(convolution.weight, 0, convolutions);
            if (layer is Linear fullyConnected) nn.init.normal_(fullyConnected.weight, 0, linear);
        }
    }
}

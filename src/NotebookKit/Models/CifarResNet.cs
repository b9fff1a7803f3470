using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// The residual network for small images of He et al., "Deep Residual Learning for Image Recognition" (2015), section 4.2:
/// a 3×3 convolution, three stages of n blocks with 16, 32 and 64 filters, global average pooling and a linear layer: 6n + 2
/// layers. Shortcuts are option A: subsampling and zero padding, without parameters.
/// </summary>
public sealed class CifarResNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1, layer2, layer3;
    private readonly Linear fc;

    /// <summary>Builds the network with random weights (He et al. 2015a initialisation).</summary>
    /// <param name="depth">6n + 2 for some n ≥ 1: 8, 14, 20, 32, 44, 56, 110 …</param>
    /// <param name="channels">Channels of an image: 1 for grey, 3 for RGB.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    /// <param name="width">Filters of the first stage; the paper's 16.</param>
    /// <exception cref="ArgumentException">The depth is not 6n + 2, or another size is not positive.</exception>
    public CifarResNet(int depth = 20, int channels = 3, int classes = 10, int width = 16) : base($"ResNet-{depth}")
    {
        if (depth < 8 || (depth - 2) % 6 != 0) throw new ArgumentException($"A ResNet for small images has 6n + 2 layers (8, 14, 20, 32 …), not {depth}.", nameof(depth));
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);

        (Depth, Channels) = (depth, channels);
        int n = (depth - 2) / 6;
        conv1 = nn.Conv2d(channels, width, 3L, padding: 1L, bias: false);
        bn1 = nn.BatchNorm2d(width);
        layer1 = Stage(n, width, width);
        layer2 = Stage(n, width, 2 * width);
        layer3 = Stage(n, 2 * width, 4 * width);
        fc = nn.Linear(4 * width, classes);
        RegisterComponents();
        foreach (Conv2d convolution in modules().OfType<Conv2d>()) nn.init.kaiming_normal_(convolution.weight, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU);
    }

    /// <summary>How many layers have weights: 6n + 2.</summary>
    public int Depth { get; }

    /// <summary>Channels of an image.</summary>
    public int Channels { get; }

    /// <summary>Computes the logits.</summary>
    /// <param name="input">N×C×H×W, normalised; H and W at least 4.</param>
    /// <returns>N×classes logits.</returns>
    /// <exception cref="ArgumentException">The input is not N×C×H×W with this network's channels.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() != 4 || input.size(1) != Channels)
            throw new ArgumentException($"{GetName()} takes N×{Channels}×H×W images, not {string.Join("×", input.shape)}.", nameof(input));

        using var scope = NewDisposeScope();
        Tensor features = NormRelu.Of(bn1, conv1.call(input));
        features = layer3.call(layer2.call(layer1.call(features)));
        // One pooling window over all that is left: unlike a mean over two axes, its gradient keeps channels-last memory.
        Tensor average = F.avg_pool2d(features, [features.size(2), features.size(3)]);
        return fc.call(average.flatten(1)).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(int blocks, int inputs, int filters) => nn.Sequential(
        [.. Enumerable.Range(0, blocks).Select(i => new ResidualBlock(i == 0 ? inputs : filters, filters) as nn.Module<Tensor, Tensor>)]);
}

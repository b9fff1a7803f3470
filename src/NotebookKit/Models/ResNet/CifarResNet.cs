using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The residual network for small images of He et al., "Deep Residual Learning for Image Recognition" (2015), section 4.2:
/// a 3×3 convolution, three stages of n blocks with 16, 32 and 64 filters, global average pooling and a linear layer: 6n + 2
/// layers. Shortcuts are option A: subsampling and zero padding, without parameters.
/// </summary>
public sealed class CifarResNet : ImageModel
{
    private readonly int _width;
    private readonly bool _shortcuts;

    /// <summary>Builds the network with random weights (He et al. 2015a initialisation).</summary>
    /// <param name="depth">6n + 2 for some n ≥ 1: 8, 14, 20, 32, 44, 56, 110 …</param>
    /// <param name="channels">Channels of an image: 1 for grey, 3 for RGB.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    /// <param name="width">Filters of the first stage; the paper's 16.</param>
    /// <param name="shortcuts">Whether it has shortcuts; without them it is the paper's plain network.</param>
    /// <exception cref="ArgumentException">The depth is not 6n + 2, or another size is not positive.</exception>
    public CifarResNet(int depth = 20, int channels = 3, int classes = 10, int width = 16, bool shortcuts = true)
        : base($"{(shortcuts ? "ResNet" : "plain")}-{depth}", channels, classes, 32)
    {
        if (depth < 8 || (depth - 2) % 6 != 0) throw new ArgumentException($"A ResNet for small images has 6n + 2 layers (8, 14, 20, 32 …), not {depth}.", nameof(depth));
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);

        (Depth, _width, _shortcuts) = (depth, width, shortcuts);
        int n = (depth - 2) / 6;
        NormedConvolution first = Add("conv1", nn.Conv2d(channels, width, 3L, padding: 1L, bias: false), "bn1", nn.BatchNorm2d(width));
        Stage("conv1", x => first.Relu(x));
        Stage("layer1", Blocks(n, width, width));
        Stage("layer2", Blocks(n, width, 2 * width));
        Stage("layer3", Blocks(n, 2 * width, 4 * width));
        Stage("pool", Pooling.Global);
        Head("fc", "fc", nn.Linear(4 * width, classes));
        Initialisation.He(this);
    }

    /// <summary>How many layers have weights: 6n + 2.</summary>
    public int Depth { get; }

    /// <summary>akamaster/pytorch_resnet_cifar10, whose head is called "linear" and which was saved by DataParallel.</summary>
    public override IReadOnlyList<WeightMap> WeightMaps { get; } =
        [new("akamaster", name => "module." + (name.StartsWith("fc.", StringComparison.Ordinal) ? "linear" + name[2..] : name))];

    /// <inheritdoc/>
    protected override ImageModel Blank() => new CifarResNet(Depth, Channels, Classes, _width, _shortcuts);

    private Sequential Blocks(int blocks, int inputs, int filters) => nn.Sequential(
        [.. Enumerable.Range(0, blocks).Select(i => new ResidualBlock(i == 0 ? inputs : filters, filters, _shortcuts) as nn.Module<Tensor, Tensor>)]);
}

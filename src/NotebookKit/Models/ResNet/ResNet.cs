using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The residual networks for ImageNet of He et al., "Deep Residual Learning for Image Recognition" (2015), table 1, with projections where
/// shapes differ (option B), and the plain networks of section 3.3. Parameters are named as in torchvision.
/// </summary>
public sealed class ResNet : ImageModel
{
    private readonly bool _shortcuts;

    /// <summary>Builds the network with random weights (He et al. 2015a initialisation).</summary>
    /// <param name="depth">18, 34, 50, 101 or 152 layers with weights.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    /// <param name="shortcuts">Whether it has shortcuts; without them, at 18 or 34 layers, it is the paper's plain network.</param>
    /// <exception cref="ArgumentException">The paper has no such network.</exception>
    public ResNet(int depth = 50, int channels = 3, int classes = 1000, bool shortcuts = true) : base($"{(shortcuts ? "ResNet" : "plain")}-{depth}", channels, classes, 224)
    {
        int[] blocks = depth switch
        {
            18 => [2, 2, 2, 2],
            34 or 50 => [3, 4, 6, 3],
            101 => [3, 4, 23, 3],
            152 => [3, 8, 36, 3],
            _ => throw new ArgumentException($"A ResNet for ImageNet has 18, 34, 50, 101 or 152 layers, not {depth}.", nameof(depth)),
        };
        bool bottlenecks = depth >= 50;
        if (bottlenecks && !shortcuts) throw new ArgumentException($"The plain networks have 18 or 34 layers, not {depth}.", nameof(depth));

        (Depth, _shortcuts) = (depth, shortcuts);
        NormedConvolution first = Add("conv1", nn.Conv2d(channels, 64, 7L, stride: 2L, padding: 3L, bias: false), "bn1", nn.BatchNorm2d(64));
        Stage("conv1", x => first.Relu(x));
        Stage("maxpool", x => Pooling.Max(x, 3, 2, padding: 1));
        int inputs = 64;
        for (int i = 0; i < blocks.Length; i++)
        {
            (int filters, int stride) = (64 << i, i == 0 ? 1 : 2);
            int outputs = bottlenecks ? BottleneckBlock.Expansion * filters : filters;
            Stage($"layer{i + 1}", Blocks(blocks[i], inputs, outputs, filters, stride));
            inputs = outputs;
        }

        Stage("avgpool", Pooling.Global);
        Head("fc", "fc", nn.Linear(inputs, classes));
        Initialisation.He(this);
    }

    /// <summary>How many layers have weights.</summary>
    public int Depth { get; }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new ResNet(Depth, Channels, Classes, _shortcuts);

    private Sequential Blocks(int count, int inputs, int outputs, int filters, int stride) => nn.Sequential([.. Enumerable.Range(0, count).Select(i =>
    {
        (int entering, int step) = i == 0 ? (inputs, stride) : (outputs, 1);
        return Depth >= 50 ? new BottleneckBlock(entering, filters, step) : new BasicBlock(entering, filters, step, _shortcuts) as nn.Module<Tensor, Tensor>;
    })]);
}

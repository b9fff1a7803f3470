using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// SqueezeNet of Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and &lt;0.5MB model size" (2016), table 1,
/// and its version 1.1. The head is a convolution whose maps are averaged. Parameters are named as in torchvision.
/// </summary>
/// <remarks>The published Caffe weights take BGR, 0–255, less (104, 117, 123), 227×227; torchvision's take 224×224 RGB with its usual statistics.</remarks>
public sealed class SqueezeNet : ImageModel
{
    // Squeezed and expanded filters of fire2 to fire9.
    private static readonly (int Squeezed, int Expanded)[] Fires = [(16, 64), (16, 64), (32, 128), (32, 128), (48, 192), (48, 192), (64, 256), (64, 256)];

    private readonly SqueezeNetVersion _version;
    private readonly List<int> _fires = [];

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="version">1.0 or 1.1.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public SqueezeNet(SqueezeNetVersion version = SqueezeNetVersion.V1_1, int channels = 3, int classes = 1000)
        : base(version == SqueezeNetVersion.V1_0 ? "SqueezeNet 1.0" : "SqueezeNet 1.1", channels, classes, version == SqueezeNetVersion.V1_0 ? 224 : 227)
    {
        _version = version;
        bool first = version == SqueezeNetVersion.V1_0;
        int inputs = first ? 96 : 64, index = 0;
        Conv2d conv1 = Add($"features.{index++}", first ? nn.Conv2d(channels, 96, 7L, stride: 2L) : nn.Conv2d(channels, 64, 3L, stride: 2L));
        index++; // torchvision counts ReLUs and poolings, too.
        Stage("conv1", conv1.Relu);
        Pool("pool1");
        for (int i = 0; i < Fires.Length; i++)
        {
            _fires.Add(index);
            FireBlock fire = Add($"features.{index++}", new FireBlock(inputs, Fires[i].Squeezed, Fires[i].Expanded));
            Stage($"fire{i + 2}", fire.call);
            inputs = 2 * Fires[i].Expanded;
            if (first ? i is 2 or 6 : i is 1 or 3) Pool($"pool{i + 2}");
        }

        Conv2d conv10 = nn.Conv2d(inputs, classes, 1L);
        Head("conv10", "classifier.1", conv10, dropout: 0.5, after: maps => Pooling.Global(nn.functional.relu(maps, inplace: true)));
        foreach (Conv2d layer in modules().OfType<Conv2d>())
        {
            nn.init.kaiming_uniform_(layer.weight);
            nn.init.zeros_(layer.bias!);
        }

        nn.init.normal_(conv10.weight, 0, 0.01);

        void Pool(string name)
        {
            index++;
            Stage(name, x => Pooling.Max(x, 3, 2, ceiling: true));
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightMap> WeightMaps => SqueezeNetWeights.Maps(_fires);

    /// <inheritdoc/>
    protected override ImageModel Blank() => new SqueezeNet(_version, Channels, Classes);
}

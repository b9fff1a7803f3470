using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// MobileNet v2 of Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (2018), table 2. Parameters are named as in
/// torchvision.
/// </summary>
public sealed class MobileNetV2 : ImageModel
{
    // Expansion, filters, blocks and first stride: t, c, n and s of the table.
    private static readonly (int Expansion, int Filters, int Blocks, int Stride)[] Rows =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public MobileNetV2(int channels = 3, int classes = 1000) : base("MobileNet v2", channels, classes, 224)
    {
        NormedConvolution first = Normed(0, nn.Conv2d(channels, 32, 3L, stride: 2L, padding: 1L, bias: false));
        Stage("features.0", first.Relu6);
        int inputs = 32, index = 1;
        foreach ((int expansion, int filters, int blocks, int stride) in Rows)
            for (int i = 0; i < blocks; i++)
            {
                Stage($"features.{index++}", new InvertedResidual(inputs, filters, i == 0 ? stride : 1, expansion));
                inputs = filters;
            }

        NormedConvolution last = Normed(index, nn.Conv2d(inputs, 1280, 1L, bias: false));
        Stage($"features.{index}", last.Relu6);
        Stage("pool", Pooling.Global);
        Head("classifier", "classifier.1", nn.Linear(1280, classes), dropout: 0.2);
        Initialisation.He(this);
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new MobileNetV2(Channels, Classes);

    private NormedConvolution Normed(int index, Conv2d convolution) => Add($"features.{index}.0", convolution, $"features.{index}.1", nn.BatchNorm2d(convolution.out_channels));
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// MobileNet of Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications" (2017), table 1: each
/// layer a 3×3 convolution of every channel by itself and a 1×1 convolution across them. Named as in TensorFlow's model, whose ReLUs end at 6.
/// </summary>
public sealed class MobileNetV1 : ImageModel
{
    private const double Epsilon = 0.001;

    // Filters and strides of the 13 layers.
    private static readonly (int Filters, int Stride)[] Layers =
        [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1)];

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public MobileNetV1(int channels = 3, int classes = 1000) : base("MobileNet v1", channels, classes, 224)
    {
        NormedConvolution first = Normed("Conv2d_0", channels, 32, 3, 2);
        Stage("Conv2d_0", first.Relu6);
        int inputs = 32;
        for (int i = 0; i < Layers.Length; i++)
        {
            (int filters, int stride) = Layers[i];
            NormedConvolution depthwise = Normed($"Conv2d_{i + 1}_depthwise", inputs, inputs, 3, stride, inputs), pointwise = Normed($"Conv2d_{i + 1}_pointwise", inputs, filters, 1);
            Stage($"Conv2d_{i + 1}_pointwise", x => pointwise.Relu6(depthwise.Relu6(x)));
            inputs = filters;
        }

        Stage("global_pool", Pooling.Global);
        Head("Logits", "Logits", nn.Linear(inputs, classes));
        Initialisation.He(this);
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new MobileNetV1(Channels, Classes);

    private NormedConvolution Normed(string name, int inputs, int filters, int size, int stride = 1, int groups = 1) => Add(
        $"{name}.conv", nn.Conv2d(inputs, filters, size, stride: stride, padding: size / 2, groups: groups, bias: false),
        $"{name}.BatchNorm", nn.BatchNorm2d(filters, eps: Epsilon));
}

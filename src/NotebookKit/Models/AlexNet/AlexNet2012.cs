using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// AlexNet of Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional Neural Networks" (2012), section 3.5,
/// figure 2, in the form of BVLC's model: local response normalisation behind conv1 and conv2, overlapping poolings behind it, and two
/// groups, the paper's two GPUs, in conv2, conv4 and conv5. Layers are named as in BVLC's model.
/// </summary>
/// <remarks>Images are BGR, 0–255, less the mean, 227×227 (the paper's 224 does not go into its 55×55 maps).</remarks>
public sealed class AlexNet2012 : ImageModel
{
    /// <summary>Builds the network with random weights as in the paper's section 5.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public AlexNet2012(int channels = 3, int classes = 1000) : base("AlexNet (2012)", channels, classes, 227)
    {
        Conv2d conv1 = Add("conv1", nn.Conv2d(channels, 96, 11L, stride: 4L));
        Stage("conv1", conv1.Relu);
        Stage("norm1", ResponseNorm.Of);
        Stage("pool1", x => Pooling.Max(x, 3, 2));
        Conv2d conv2 = Add("conv2", nn.Conv2d(96, 256, 5L, padding: 2L, groups: 2L));
        Stage("conv2", conv2.Relu);
        Stage("norm2", ResponseNorm.Of);
        Stage("pool2", x => Pooling.Max(x, 3, 2));
        Conv2d conv3 = Add("conv3", nn.Conv2d(256, 384, 3L, padding: 1L));
        Stage("conv3", conv3.Relu);
        Conv2d conv4 = Add("conv4", nn.Conv2d(384, 384, 3L, padding: 1L, groups: 2L));
        Stage("conv4", conv4.Relu);
        Conv2d conv5 = Add("conv5", nn.Conv2d(384, 256, 3L, padding: 1L, groups: 2L));
        Stage("conv5", conv5.Relu);
        Stage("pool5", x => Pooling.Max(x, 3, 2));
        Linear fc6 = Add("fc6", nn.Linear(256 * 6 * 6, 4096));
        Stage("fc6", x => fc6.Relu(Pooling.Fixed(x, 6)));
        Linear fc7 = Add("fc7", nn.Linear(4096, 4096));
        Stage("fc7", x => fc7.Relu(F.dropout(x, 0.5, training)));
        Head("fc8", "fc8", nn.Linear(4096, classes), dropout: 0.5);

        Initialisation.Gaussian(this, 0.01, 0.01);
        foreach (Conv2d layer in modules().OfType<Conv2d>()) nn.init.constant_(layer.bias!, layer.groups > 1 ? 1 : 0);
        foreach (Linear layer in new[] { fc6, fc7 }) nn.init.ones_(layer.bias!);
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new AlexNet2012(Channels, Classes);
}

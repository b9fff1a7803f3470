using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// AlexNet as torchvision has it: the one column of Krizhevsky, "One weird trick for parallelizing convolutional neural networks" (2014),
/// without local response normalisation and groups. The network of 2012 is <see cref="AlexNet2012"/>. Parameters are named as in torchvision.
/// </summary>
public sealed class AlexNet : ImageModel
{
    /// <summary>Builds the network with random weights.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public AlexNet(int channels = 3, int classes = 1000) : base("AlexNet", channels, classes, 224)
    {
        Convolution("conv1", 0, nn.Conv2d(channels, 64, 11L, stride: 4L, padding: 2L));
        Stage("pool1", x => Pooling.Max(x, 3, 2));
        Convolution("conv2", 3, nn.Conv2d(64, 192, 5L, padding: 2L));
        Stage("pool2", x => Pooling.Max(x, 3, 2));
        Convolution("conv3", 6, nn.Conv2d(192, 384, 3L, padding: 1L));
        Convolution("conv4", 8, nn.Conv2d(384, 256, 3L, padding: 1L));
        Convolution("conv5", 10, nn.Conv2d(256, 256, 3L, padding: 1L));
        Stage("pool5", x => Pooling.Max(x, 3, 2));
        Linear fc6 = Add("classifier.1", nn.Linear(256 * 6 * 6, 4096)), fc7;
        Stage("fc6", x => fc6.Relu(F.dropout(Pooling.Fixed(x, 6), 0.5, training)));
        fc7 = Add("classifier.4", nn.Linear(4096, 4096));
        Stage("fc7", x => fc7.Relu(F.dropout(x, 0.5, training)));
        Head("fc8", "classifier.6", nn.Linear(4096, classes));
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new AlexNet(Channels, Classes);

    private void Convolution(string stage, int index, Conv2d layer) => Stage(stage, Add($"features.{index}", layer).Relu);
}

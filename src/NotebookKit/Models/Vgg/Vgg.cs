using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// The networks of Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition" (2014), table 1: five
/// blocks of 3×3 convolutions, each followed by a pooling, and three linear layers. Stages are named as in the authors' Caffe models,
/// parameters as in torchvision.
/// </summary>
public sealed class Vgg : ImageModel
{
    private static readonly int[] Filters = [64, 128, 256, 512, 512];

    private readonly VggConfiguration _configuration;

    /// <summary>Builds the network with random weights (He et al. 2015 initialisation, linear layers as in the paper's section 3.1).</summary>
    /// <param name="configuration">A column of the paper's table.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public Vgg(VggConfiguration configuration = VggConfiguration.D, int channels = 3, int classes = 1000)
        : base(configuration == VggConfiguration.ALrn ? "VGG A-LRN" : $"VGG {configuration}", channels, classes, 224)
    {
        _configuration = configuration;
        int inputs = channels, index = 0;
        for (int block = 1; block <= Filters.Length; block++)
        {
            int filters = Filters[block - 1];
            for (int layer = 1; layer <= Depth(configuration, block); layer++)
            {
                bool small = configuration == VggConfiguration.C && layer == 3;
                Conv2d convolution = Add($"features.{index}", nn.Conv2d(inputs, filters, small ? 1L : 3L, padding: small ? 0L : 1L));
                Stage($"conv{block}_{layer}", convolution.Relu);
                (inputs, index) = (filters, index + 2); // torchvision counts ReLUs and poolings, too.
            }

            if (configuration == VggConfiguration.ALrn && block == 1)
            {
                Stage("norm1", ResponseNorm.Of);
                index++;
            }

            Stage($"pool{block}", x => Pooling.Max(x, 2, 2));
            index++;
        }

        Linear fc6 = Add("classifier.0", nn.Linear(512 * 7 * 7, 4096));
        Stage("fc6", x => fc6.Relu(Pooling.Fixed(x, 7)));
        Linear fc7 = Add("classifier.3", nn.Linear(4096, 4096));
        Stage("fc7", x => fc7.Relu(F.dropout(x, 0.5, training)));
        Head("fc8", "classifier.6", nn.Linear(4096, classes), dropout: 0.5);
        Initialisation.He(this);
        foreach (Linear layer in modules().OfType<Linear>())
        {
            nn.init.normal_(layer.weight, 0, 0.01);
            nn.init.zeros_(layer.bias!);
        }
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new Vgg(_configuration, Channels, Classes);

    /// <summary>Convolutions of a block, from 1.</summary>
    private static int Depth(VggConfiguration configuration, int block) => configuration switch
    {
        VggConfiguration.A or VggConfiguration.ALrn => block <= 2 ? 1 : 2,
        VggConfiguration.B => 2,
        VggConfiguration.C or VggConfiguration.D => block <= 2 ? 2 : 3,
        _ => block <= 2 ? 2 : 4,
    };
}

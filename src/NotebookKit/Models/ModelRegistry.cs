namespace NotebookKit;

/// <summary>All networks that have a name, family by family.</summary>
internal static class ModelRegistry
{
    private const string Krizhevsky2012 = "Krizhevsky et al., ImageNet Classification with Deep Convolutional Neural Networks, 2012, section 3.5";
    private const string Krizhevsky2014 = "Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014 (torchvision's form)";
    private const string VeryDeep = "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014, table 1";
    private const string GoingDeeper = "Szegedy et al., Going Deeper with Convolutions, 2014, table 1";
    private const string BatchNormalization = "Ioffe and Szegedy, Batch Normalization, 2015, figure 5 (MXNet's form)";
    private const string Residual = "He et al., Deep Residual Learning for Image Recognition, 2015";
    private const string HowToTrain = "Page, How to Train Your ResNet, 2018, part 4";
    private const string Squeeze = "Iandola et al., SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size, 2016, table 1";
    private const string Mobile = "Howard et al., MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications, 2017, table 1";
    private const string Inverted = "Sandler et al., MobileNetV2: Inverted Residuals and Linear Bottlenecks, 2018, table 2";

    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        ImageNet("alexnet", "AlexNet", Krizhevsky2014, 61_100_840, (channels, classes) => new AlexNet(channels, classes)),
        ImageNet("alexnet-2012", "AlexNet (2012)", Krizhevsky2012 + " (BVLC's form)", 60_965_224, (channels, classes) => new AlexNet2012(channels, classes), inputSize: 227),
        .. VggNetworks(),
        ImageNet("googlenet", "GoogLeNet", GoingDeeper + " (BVLC's form)", 6_998_552, (channels, classes) => new GoogLeNet(channels, classes)),
        ImageNet("googlenet-bn", "GoogLeNet with batch norm", GoingDeeper + " (torchvision's form)", 6_624_904, (channels, classes) => new NormedGoogLeNet(channels, classes)),
        ImageNet("inception-bn", "Inception-BN", BatchNormalization, 11_295_240, (channels, classes) => new InceptionBN(channels, classes)),
        .. ResNets(),
        .. CifarResNets(),
        new(new ModelCard("resnet9", "ResNet-9", HowToTrain, 6_573_120, 32, 3, 10), (channels, classes) => new ResNet9(channels, classes)),
        ImageNet("squeezenet1.0", "SqueezeNet 1.0", Squeeze, 1_248_424, (channels, classes) => new SqueezeNet(SqueezeNetVersion.V1_0, channels, classes)),
        ImageNet("squeezenet1.1", "SqueezeNet 1.1", Squeeze + " (version 1.1)", 1_235_496, (channels, classes) => new SqueezeNet(SqueezeNetVersion.V1_1, channels, classes), inputSize: 227),
        ImageNet("mobilenet-v1", "MobileNet v1", Mobile, 4_231_976, (channels, classes) => new MobileNetV1(channels, classes)),
        ImageNet("mobilenet-v2", "MobileNet v2", Inverted, 3_504_872, (channels, classes) => new MobileNetV2(channels, classes)),
    ];

    private static IEnumerable<ModelEntry> VggNetworks()
    {
        (VggConfiguration Configuration, string Name, long Parameters)[] columns =
        [
            (VggConfiguration.A, "a", 132_863_336), (VggConfiguration.ALrn, "a-lrn", 132_863_336), (VggConfiguration.B, "b", 133_047_848),
            (VggConfiguration.C, "c", 133_638_952), (VggConfiguration.D, "d", 138_357_544), (VggConfiguration.E, "e", 143_667_240),
        ];
        return columns.Select(column => ImageNet($"vgg-{column.Name}", $"VGG {column.Name.ToUpperInvariant()}", VeryDeep, column.Parameters,
            (channels, classes) => new Vgg(column.Configuration, channels, classes)));
    }

    private static IEnumerable<ModelEntry> ResNets()
    {
        (int Depth, bool Shortcuts, long Parameters)[] networks =
        [
            (18, false, 11_515_688), (34, false, 21_623_848),
            (18, true, 11_689_512), (34, true, 21_797_672), (50, true, 25_557_032), (101, true, 44_549_160), (152, true, 60_192_808),
        ];
        return networks.Select(network => ImageNet(
            $"{(network.Shortcuts ? "resnet" : "plain")}{network.Depth}", $"{(network.Shortcuts ? "ResNet" : "plain")}-{network.Depth}",
            Residual + (network.Shortcuts ? ", table 1" : ", section 3.3"), network.Parameters,
            (channels, classes) => new ResNet(network.Depth, channels, classes, network.Shortcuts)));
    }

    private static IEnumerable<ModelEntry> CifarResNets()
    {
        foreach ((int depth, long parameters) in new[] { (20, 269_722L), (32, 464_154), (44, 658_586), (56, 853_018), (110, 1_727_962) })
            foreach (bool shortcuts in new[] { true, false })
                yield return new ModelEntry(
                    new ModelCard($"cifar-{(shortcuts ? "resnet" : "plain")}{depth}", $"{(shortcuts ? "ResNet" : "plain")}-{depth} for CIFAR-10", Residual + ", section 4.2", parameters, 32, 3, 10),
                    (channels, classes) => new CifarResNet(depth, channels, classes, shortcuts: shortcuts));
    }

    private static ModelEntry ImageNet(string name, string title, string paper, long parameters, Func<int, int, ImageModel> build, int inputSize = 224) =>
        new(new ModelCard(name, title, paper, parameters, inputSize, 3, 1000), build);
}

namespace NotebookKit;

/// <summary>All networks that have a name, family by family.</summary>
internal static class ModelRegistry
{
    private const string Inception = "Szegedy et al., Going Deeper with Convolutions, 2014, table 1";
    private const string Squeeze = "Iandola et al., SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size, 2016, table 1";
    private const string Residual = "He et al., Deep Residual Learning for Image Recognition, 2015";

    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        ImageNet("googlenet", "GoogLeNet", Inception + " (BVLC's form)", 6_998_552, 224, (channels, classes) => new GoogLeNet(channels, classes)),
        ImageNet("squeezenet1.0", "SqueezeNet 1.0", Squeeze, 1_248_424, 224, (channels, classes) => new SqueezeNet(SqueezeNetVersion.V1_0, channels, classes)),
        ImageNet("squeezenet1.1", "SqueezeNet 1.1", Squeeze + " (version 1.1)", 1_235_496, 227, (channels, classes) => new SqueezeNet(SqueezeNetVersion.V1_1, channels, classes)),
        .. CifarResNets(),
    ];

    private static IEnumerable<ModelEntry> CifarResNets()
    {
        foreach ((int depth, long parameters) in new[] { (20, 269_722L), (32, 464_154), (44, 658_586), (56, 853_018), (110, 1_727_962) })
            foreach (bool shortcuts in new[] { true, false })
                yield return new ModelEntry(
                    new ModelCard($"cifar-{(shortcuts ? "resnet" : "plain")}{depth}", $"{(shortcuts ? "ResNet" : "plain")}-{depth} for CIFAR-10", Residual + ", section 4.2", parameters, 32, 3, 10),
                    (channels, classes) => new CifarResNet(depth, channels, classes, shortcuts: shortcuts));
    }

    private static ModelEntry ImageNet(string name, string title, string paper, long parameters, int inputSize, Func<int, int, ImageModel> build) =>
        new(new ModelCard(name, title, paper, parameters, inputSize, 3, 1000), build);
}

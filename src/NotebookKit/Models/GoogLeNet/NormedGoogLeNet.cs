using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// GoogLeNet as torchvision has it: the modules of Szegedy et al., "Going Deeper with Convolutions" (2014), table 1, with batch norm in
/// place of local response normalisation and biases, and with 3×3 filters where the paper has 5×5. Parameters are named as in torchvision.
/// </summary>
/// <remarks>
/// torchvision's weights were trained on RGB from −1 to 1; torchvision itself takes its usual statistics and converts ("transform_input").
/// Here images are normalised with mean and deviation 0.5 instead.
/// </remarks>
public sealed class NormedGoogLeNet : ImageModel
{
    private readonly NormedAuxiliaryClassifier? _first, _second;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    /// <param name="auxiliary">Whether it has the two auxiliary classifiers, which only training needs.</param>
    public NormedGoogLeNet(int channels = 3, int classes = 1000, bool auxiliary = false) : base("GoogLeNet (batch norm)", channels, classes, 224)
    {
        Stage("conv1", new NormedLayer(channels, 64, 7, stride: 2));
        Stage("maxpool1", x => Pooling.Max(x, 3, 2, ceiling: true));
        Stage("conv2", new NormedLayer(64, 64, 1));
        Stage("conv3", new NormedLayer(64, 192, 3));
        Stage("maxpool2", x => Pooling.Max(x, 3, 2, ceiling: true));
        foreach ((string name, InceptionSizes sizes) in InceptionSizes.GoogLeNet)
        {
            if (name == "4a") Stage("maxpool3", x => Pooling.Max(x, 3, 2, ceiling: true));
            if (name == "5a") Stage("maxpool4", x => Pooling.Max(x, 2, 2, ceiling: true));
            if (auxiliary && name == "4a") _first = Add("aux1", new NormedAuxiliaryClassifier(512, classes));
            if (auxiliary && name == "4d") _second = Add("aux2", new NormedAuxiliaryClassifier(528, classes));
            Stage($"inception{name}", new NormedInceptionBlock(sizes));
        }

        Stage("avgpool", Pooling.Global);
        Head("fc", "fc", nn.Linear(1024, classes), dropout: 0.2);
        Initialisation.He(this);
    }

    /// <summary>Computes the logits and those of the auxiliary classifiers.</summary>
    /// <param name="input">N×C×H×W.</param>
    /// <exception cref="KitException">The network was built without auxiliary classifiers.</exception>
    public GoogLeNetOutputs ClassifyWithAuxiliaries(Tensor input)
    {
        if (_first is null || _second is null) throw new KitException("This GoogLeNet has no auxiliary classifiers: build it with auxiliary: true.");
        using var scope = NewDisposeScope();
        IReadOnlyList<Tensor> outputs = Extract(["inception4a", "inception4d", "fc"], input);
        return new GoogLeNetOutputs(outputs[2].MoveToOuterDisposeScope(), _first.call(outputs[0]).MoveToOuterDisposeScope(), _second.call(outputs[1]).MoveToOuterDisposeScope());
    }

    /// <summary>torchvision's files always have the auxiliary classifiers.</summary>
    public override IReadOnlyList<WeightMap> WeightMaps { get; } =
        [WeightMap.Same with { Origin = "torchvision", Ignores = name => name.StartsWith("aux1.", StringComparison.Ordinal) || name.StartsWith("aux2.", StringComparison.Ordinal) }];

    /// <inheritdoc/>
    protected override ImageModel Blank() => new NormedGoogLeNet(Channels, Classes, _first is not null);

    /// <inheritdoc/>
    protected override void HeadReplaced(int classes)
    {
        _first?.ReplaceHead(classes);
        _second?.ReplaceHead(classes);
    }
}

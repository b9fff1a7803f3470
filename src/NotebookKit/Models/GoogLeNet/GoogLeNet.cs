using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// GoogLeNet, the first Inception network, of Szegedy et al., "Going Deeper with Convolutions" (2014), table 1, in the form of BVLC's
/// model: local response normalisation as in section 5, poolings that reach over the edge, biases, no batch norm. Images are BGR,
/// 0–255, less (104, 117, 123).
/// </summary>
/// <remarks>Parameters go by BVLC's layers, a dot for each slash: "inception_3a/5x5_reduce" is inception_3a.5x5_reduce.weight and .bias.</remarks>
public sealed class GoogLeNet : ImageModel
{
    private readonly AuxiliaryClassifier? _first, _second;

    /// <summary>Builds the network with random weights (Caffe's "xavier", biases of 0.2).</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    /// <param name="auxiliary">Whether it has the two auxiliary classifiers, which only training needs; they take 224×224 images.</param>
    public GoogLeNet(int channels = 3, int classes = 1000, bool auxiliary = false) : base("GoogLeNet", channels, classes, 224)
    {
        Conv2d first = Add("conv1.7x7_s2", nn.Conv2d(channels, 64, 7L, stride: 2L, padding: 3L));
        Stage("conv1/7x7_s2", first.Relu);
        Stage("pool1/norm1", x => ResponseNorm.Of(Pooling.Max(x, 3, 2, ceiling: true)));
        Conv2d reduce = Add("conv2.3x3_reduce", nn.Conv2d(64, 64, 1L)), second = Add("conv2.3x3", nn.Conv2d(64, 192, 3L, padding: 1L));
        Stage("conv2/3x3", x => second.Relu(reduce.Relu(x)));
        Stage("conv2/norm2", ResponseNorm.Of);
        Stage("pool2/3x3_s2", x => Pooling.Max(x, 3, 2, ceiling: true));
        foreach ((string name, InceptionSizes sizes) in InceptionSizes.GoogLeNet)
        {
            if (name == "4a") Stage("pool3/3x3_s2", x => Pooling.Max(x, 3, 2, ceiling: true));
            if (name == "5a") Stage("pool4/3x3_s2", x => Pooling.Max(x, 3, 2, ceiling: true));
            InceptionBlock block = Add($"inception_{name}", new InceptionBlock(sizes));
            if (auxiliary && name == "4a") _first = Add("loss1", new AuxiliaryClassifier(512, classes));
            if (auxiliary && name == "4d") _second = Add("loss2", new AuxiliaryClassifier(528, classes));
            Stage($"inception_{name}/output", block.call);
        }

        Stage("pool5/7x7_s1", Pooling.Global);
        Head("loss3/classifier", "loss3.classifier", nn.Linear(1024, classes), dropout: 0.4);
        Initialisation.Xavier(this, bias: 0.2);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightMap> WeightMaps => GoogLeNetWeights.Maps;

    /// <summary>Computes the logits and those of the auxiliary classifiers.</summary>
    /// <param name="input">N×C×224×224.</param>
    /// <exception cref="KitException">The network was built without auxiliary classifiers.</exception>
    public GoogLeNetOutputs ClassifyWithAuxiliaries(Tensor input)
    {
        if (_first is null || _second is null) throw new KitException("This GoogLeNet has no auxiliary classifiers: build it with auxiliary: true.");
        using var scope = NewDisposeScope();
        IReadOnlyList<Tensor> outputs = Extract(["inception_4a", "inception_4d", "loss3/classifier"], input);
        return new GoogLeNetOutputs(outputs[2].MoveToOuterDisposeScope(), _first.call(outputs[0]).MoveToOuterDisposeScope(), _second.call(outputs[1]).MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new GoogLeNet(Channels, Classes, _first is not null);

    /// <inheritdoc/>
    protected override void HeadReplaced(int classes)
    {
        _first?.ReplaceHead(classes);
        _second?.ReplaceHead(classes);
    }
}

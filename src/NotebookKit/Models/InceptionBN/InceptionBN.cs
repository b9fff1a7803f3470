using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Inception with batch normalisation of Ioffe and Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing Internal
/// Covariate Shift" (2015), appendix, figure 5, in the form of MXNet's symbol "inception-bn", whose weights are published and whose names
/// it has: conv_3a_1x1_weight is conv_3a_1x1.weight, bn_3a_1x1_moving_mean is bn_3a_1x1.running_mean.
/// </summary>
/// <remarks>
/// Differs from the paper's table in the filters of 4a to 4d. Poolings round down as in MXNet's "valid" convention, under which the
/// published weights, Inception-BN-0126, were trained. Images are RGB, 0–255, less their mean, 224×224.
/// </remarks>
public sealed class InceptionBN : ImageModel
{
    // Of the symbol.
    private const double Epsilon = 1e-5 + 1e-10;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public InceptionBN(int channels = 3, int classes = 1000) : base("Inception-BN", channels, classes, 224)
    {
        NormedConvolution first = Normed("1", channels, 64, 7, 2), reduce, second;
        Stage("conv_1", x => first.Relu(x));
        Stage("pool_1", x => Pooling.Max(x, 3, 2));
        (reduce, second) = (Normed("2_red", 64, 64, 1), Normed("2", 64, 192, 3));
        Stage("conv_2", x => second.Relu(reduce.Relu(x)));
        Stage("pool_2", x => Pooling.Max(x, 3, 2));
        foreach (InceptionBNSizes sizes in InceptionBNSizes.All) Module(sizes);
        Stage("global_pool", Pooling.Global);
        Head("fc1", "fc1", nn.Linear(1024, classes));
        Initialisation.He(this);
    }

    /// <summary>MXNet's parameters ("arg:") and statistics ("aux:").</summary>
    public override IReadOnlyList<WeightMap> WeightMaps { get; } = [new("mxnet-0126", InMxNet)];

    /// <inheritdoc/>
    protected override ImageModel Blank() => new InceptionBN(Channels, Classes);

    private void Module(InceptionBNSizes sizes)
    {
        int stride = sizes.Halves ? 2 : 1;
        NormedConvolution? one = sizes.Halves ? null : Normed($"{sizes.Name}_1x1", sizes.Inputs, sizes.One, 1);
        NormedConvolution[] three =
        [
            Normed($"{sizes.Name}_3x3_reduce", sizes.Inputs, sizes.ThreeReduce, 1),
            Normed($"{sizes.Name}_3x3", sizes.ThreeReduce, sizes.Three, 3, stride),
        ];
        NormedConvolution[] five =
        [
            Normed($"{sizes.Name}_double_3x3_reduce", sizes.Inputs, sizes.DoubleReduce, 1),
            Normed($"{sizes.Name}_double_3x3_0", sizes.DoubleReduce, sizes.Double, 3),
            Normed($"{sizes.Name}_double_3x3_1", sizes.Double, sizes.Double, 3, stride),
        ];
        NormedConvolution? projection = sizes.Halves ? null : Normed($"{sizes.Name}_proj", sizes.Inputs, sizes.Projection, 1);
        Stage($"ch_concat_{sizes.Name}", x =>
        {
            Tensor pooled = sizes.AveragePool ? F.avg_pool2d(x, [3, 3], [1, 1], [1, 1]) : Pooling.Max(x, 3, stride, padding: 1);
            // First, so that a summary does not take it for a continuation of another way.
            Tensor projected = projection?.Relu(pooled) ?? pooled;
            List<Tensor> ways = [three.Aggregate(x, (way, layer) => layer.Relu(way)), five.Aggregate(x, (way, layer) => layer.Relu(way)), projected];
            if (one is not null) ways.Insert(0, one.Relu(x));
            return cat(ways, 1);
        });
    }

    private NormedConvolution Normed(string name, int inputs, int filters, int size, int stride = 1) =>
        Add($"conv_{name}", nn.Conv2d(inputs, filters, size, stride: stride, padding: size / 2), $"bn_{name}", nn.BatchNorm2d(filters, eps: Epsilon));

    private static string? InMxNet(string name)
    {
        (string layer, string kind) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
        return (layer.StartsWith("bn_", StringComparison.Ordinal), kind) switch
        {
            (true, "weight") => $"arg:{layer}_gamma",
            (true, "bias") => $"arg:{layer}_beta",
            (true, "running_mean") => $"aux:{layer}_moving_mean",
            (true, "running_var") => $"aux:{layer}_moving_var",
            (true, _) => null,
            _ => $"arg:{layer}_{kind}",
        };
    }
}

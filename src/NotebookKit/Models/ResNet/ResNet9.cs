using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// The short, wide residual network that won DAWNBench's CIFAR-10 training race: Page, "How to Train Your ResNet" (myrtle.ai 2018, part 4).
/// Eight convolutions with batch norm, poolings in place of strides, and logits scaled by an eighth. Named as there.
/// </summary>
public sealed class ResNet9 : ImageModel
{
    private const double LogitScale = 0.125;

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="classes">How many classes to tell apart.</param>
    public ResNet9(int channels = 3, int classes = 10) : base("ResNet-9", channels, classes, 32)
    {
        NormedConvolution prepare = Normed("prep", channels, 64);
        Stage("prep", x => prepare.Relu(x));
        Layer("layer1", 64, 128, residual: true);
        Layer("layer2", 128, 256, residual: false);
        Layer("layer3", 256, 512, residual: true);
        Stage("pool", x => F.max_pool2d(x, [x.size(2), x.size(3)]).flatten(1));
        Head("linear", "linear", nn.Linear(512, classes, hasBias: false), after: logits => logits * LogitScale);
    }

    /// <inheritdoc/>
    protected override ImageModel Blank() => new ResNet9(Channels, Classes);

    private void Layer(string name, int inputs, int filters, bool residual)
    {
        NormedConvolution first = Normed(name, inputs, filters);
        NormedConvolution[] way = residual ? [Normed($"{name}.residual.res1", filters, filters), Normed($"{name}.residual.res2", filters, filters)] : [];
        Stage(name, x =>
        {
            Tensor pooled = Pooling.Max(first.Relu(x), 2, 2);
            return residual ? way.Aggregate(pooled, (output, layer) => layer.Relu(output)) + pooled : pooled;
        });
    }

    private NormedConvolution Normed(string name, int inputs, int filters) =>
        Add($"{name}.conv", nn.Conv2d(inputs, filters, 3L, padding: 1L, bias: false), $"{name}.bn", nn.BatchNorm2d(filters));
}

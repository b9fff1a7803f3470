using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// 1×1, 3×3 and 1×1 convolutions with batch norm and a shortcut (He et al. 2015, figure 5 right). Where the picture is halved, the 3×3
/// convolution does it, as in torchvision ("version 1.5"); in the paper the first one does. Named as in torchvision.
/// </summary>
internal sealed class BottleneckBlock : nn.Module<Tensor, Tensor>, INormed
{
    /// <summary>How many times as many channels go out as its 3×3 filters are.</summary>
    public const int Expansion = 4;

    private readonly NormedConvolution _reduce, _middle, _expand;
    private readonly Projection? _projection;

    /// <param name="inputs">Channels that come in.</param>
    /// <param name="filters">3×3 filters.</param>
    /// <param name="stride">2 to halve the picture.</param>
    public BottleneckBlock(int inputs, int filters, int stride) : base("Bottleneck")
    {
        _reduce = NormedConvolution.In(this, 1, nn.Conv2d(inputs, filters, 1L, bias: false));
        _middle = NormedConvolution.In(this, 2, nn.Conv2d(filters, filters, 3L, stride: stride, padding: 1L, bias: false));
        _expand = NormedConvolution.In(this, 3, nn.Conv2d(filters, Expansion * filters, 1L, bias: false));
        if (stride != 1 || inputs != Expansion * filters) register_module("downsample", _projection = new Projection(inputs, Expansion * filters, stride));
    }

    IReadOnlyList<NormedConvolution> INormed.Normed => [_reduce, _middle, _expand];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor shortcut = _projection?.call(input) ?? input;
        return _expand.Relu(_middle.Relu(_reduce.Relu(input)), shortcut).MoveToOuterDisposeScope();
    }
}

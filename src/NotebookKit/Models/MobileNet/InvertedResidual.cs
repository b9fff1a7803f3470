using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// An inverted residual: 1×1 filters that expand, a 3×3 convolution of every channel by itself, 1×1 filters that reduce without ReLU, and a
/// shortcut where shapes agree (Sandler et al. 2018, section 3.3, figure 3b). Named as in torchvision.
/// </summary>
internal sealed class InvertedResidual : nn.Module<Tensor, Tensor>, INormed
{
    private readonly NormedConvolution? _expand;
    private readonly NormedConvolution _depthwise, _reduce;
    private readonly bool _shortcut;

    /// <param name="inputs">Channels that come in.</param>
    /// <param name="filters">Channels that go out.</param>
    /// <param name="stride">2 to halve the picture.</param>
    /// <param name="expansion">How many times as many channels there are in between; 1 for no first layer.</param>
    public InvertedResidual(int inputs, int filters, int stride, int expansion) : base("InvertedResidual")
    {
        int between = expansion * inputs, index = 0;
        _shortcut = stride == 1 && inputs == filters;
        var layers = new LayerGroup("conv");
        if (expansion != 1) _expand = NormedConvolution.In(Level(), nn.Conv2d(inputs, between, 1L, bias: false));
        _depthwise = NormedConvolution.In(Level(), nn.Conv2d(between, between, 3L, stride: stride, padding: 1L, groups: between, bias: false));
        _reduce = NormedConvolution.In(layers, nn.Conv2d(between, filters, 1L, bias: false), index);
        register_module("conv", layers);

        LayerGroup Level()
        {
            var level = new LayerGroup($"{index}");
            layers.register_module($"{index++}", level);
            return level;
        }
    }

    IReadOnlyList<NormedConvolution> INormed.Normed => _expand is null ? [_depthwise, _reduce] : [_expand, _depthwise, _reduce];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor reduced = _reduce.Call(_depthwise.Relu6(_expand?.Relu6(input) ?? input));
        return (_shortcut ? reduced.add_(input, KeptScalars.One) : reduced).MoveToOuterDisposeScope();
    }
}

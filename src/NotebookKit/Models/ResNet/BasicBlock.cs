using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Two 3×3 convolutions with batch norm and a shortcut, a projection where shapes differ (He et al. 2015, figure 5 left, option B). Named as in torchvision.</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>, INormed
{
    private readonly NormedConvolution _first, _second;
    private readonly Projection? _projection;
    private readonly bool _shortcut;

    /// <param name="inputs">Channels that come in.</param>
    /// <param name="filters">Channels that go out.</param>
    /// <param name="stride">2 to halve the picture.</param>
    /// <param name="shortcut">Whether it has the shortcut; the paper's plain networks have none.</param>
    public BasicBlock(int inputs, int filters, int stride, bool shortcut) : base("BasicBlock")
    {
        _shortcut = shortcut;
        _first = NormedConvolution.In(this, 1, nn.Conv2d(inputs, filters, 3L, stride: stride, padding: 1L, bias: false));
        _second = NormedConvolution.In(this, 2, nn.Conv2d(filters, filters, 3L, padding: 1L, bias: false));
        if (shortcut && (stride != 1 || inputs != filters)) register_module("downsample", _projection = new Projection(inputs, filters, stride));
    }

    IReadOnlyList<NormedConvolution> INormed.Normed => [_first, _second];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor? shortcut = _shortcut ? _projection?.call(input) ?? input : null;
        return _second.Relu(_first.Relu(input), shortcut).MoveToOuterDisposeScope();
    }
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A shortcut's 1×1 convolution with batch norm (He et al. 2015, section 3.3, option B). Named as in torchvision.</summary>
internal sealed class Projection : nn.Module<Tensor, Tensor>, INormed
{
    private readonly NormedConvolution _normed;

    public Projection(int inputs, int filters, int stride) : base("Projection") =>
        _normed = NormedConvolution.In(this, nn.Conv2d(inputs, filters, 1L, stride: stride, bias: false));

    IReadOnlyList<NormedConvolution> INormed.Normed => [_normed];

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return _normed.Call(input).MoveToOuterDisposeScope();
    }
}

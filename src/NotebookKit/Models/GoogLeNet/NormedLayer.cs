using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Convolution, batch norm with ε = 0.001, ReLU; torchvision's BasicConv2d, whose names it has.</summary>
internal sealed class NormedLayer : nn.Module<Tensor, Tensor>, INormed
{
    private readonly NormedConvolution _normed;

    /// <param name="inputs">Channels that come in.</param>
    /// <param name="filters">Channels that go out.</param>
    /// <param name="size">Height and width of the filters, which see zeros around the picture.</param>
    /// <param name="stride">How far they move.</param>
    public NormedLayer(int inputs, int filters, int size, int stride = 1) : base("NormedLayer")
    {
        Conv2d convolution = nn.Conv2d(inputs, filters, size, stride: stride, padding: size / 2, bias: false);
        BatchNorm2d norm = nn.BatchNorm2d(filters, eps: 0.001);
        register_module("conv", convolution);
        register_module("bn", norm);
        _normed = new NormedConvolution(convolution, norm);
    }

    IReadOnlyList<NormedConvolution> INormed.Normed => [_normed];

    public override Tensor forward(Tensor input) => _normed.Relu(input);
}

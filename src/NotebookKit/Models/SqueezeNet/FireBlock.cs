using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A Fire module: 1×1 filters that squeeze, then 1×1 and 3×3 filters that expand (Iandola et al. 2016, section 3.2). Named as in torchvision.</summary>
internal sealed class FireBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d squeeze, expand1x1, expand3x3;

    public FireBlock(int inputs, int squeezed, int expanded) : base("Fire")
    {
        squeeze = nn.Conv2d(inputs, squeezed, 1L);
        expand1x1 = nn.Conv2d(squeezed, expanded, 1L);
        expand3x3 = nn.Conv2d(squeezed, expanded, 3L, padding: 1L);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor squeezed = squeeze.Relu(input);
        return cat([expand1x1.Relu(squeezed), expand3x3.Relu(squeezed)], 1).MoveToOuterDisposeScope();
    }
}

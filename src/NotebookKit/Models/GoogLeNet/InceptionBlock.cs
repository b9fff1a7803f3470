using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>An Inception module: four ways through the same input side by side (Szegedy et al. 2014, figure 2b). Named as in BVLC's model.</summary>
internal sealed class InceptionBlock : nn.Module<Tensor, Tensor>
{
    private readonly (Conv2d One, Conv2d ThreeReduce, Conv2d Three, Conv2d FiveReduce, Conv2d Five, Conv2d Projection) _layers;

    public InceptionBlock(InceptionSizes sizes) : base("Inception") => _layers = (
        Add("1x1", nn.Conv2d(sizes.Inputs, sizes.One, 1L)),
        Add("3x3_reduce", nn.Conv2d(sizes.Inputs, sizes.ThreeReduce, 1L)), Add("3x3", nn.Conv2d(sizes.ThreeReduce, sizes.Three, 3L, padding: 1L)),
        Add("5x5_reduce", nn.Conv2d(sizes.Inputs, sizes.FiveReduce, 1L)), Add("5x5", nn.Conv2d(sizes.FiveReduce, sizes.Five, 5L, padding: 2L)),
        Add("pool_proj", nn.Conv2d(sizes.Inputs, sizes.Projection, 1L)));

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // First, so that a summary does not take it for a continuation of another way.
        Tensor projected = _layers.Projection.Relu(Pooling.Max(input, 3, 1, padding: 1));
        return cat(
            [
                _layers.One.Relu(input),
                _layers.Three.Relu(_layers.ThreeReduce.Relu(input)),
                _layers.Five.Relu(_layers.FiveReduce.Relu(input)),
                projected,
            ], 1).MoveToOuterDisposeScope();
    }

    private Conv2d Add(string name, Conv2d layer)
    {
        register_module(name, layer);
        return layer;
    }
}

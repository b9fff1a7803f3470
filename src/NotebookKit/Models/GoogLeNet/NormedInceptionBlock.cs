using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// An Inception module with batch norms, named as in torchvision. The way that is 5×5 in the paper is 3×3 here, an oversight that
/// torchvision's weights were trained with and that it therefore keeps (pytorch/vision #906).
/// </summary>
internal sealed class NormedInceptionBlock : nn.Module<Tensor, Tensor>
{
    private readonly (NormedLayer One, NormedLayer ThreeReduce, NormedLayer Three, NormedLayer FiveReduce, NormedLayer Five, NormedLayer Projection) _layers;

    public NormedInceptionBlock(InceptionSizes sizes) : base("Inception")
    {
        _layers = (
            new NormedLayer(sizes.Inputs, sizes.One, 1),
            new NormedLayer(sizes.Inputs, sizes.ThreeReduce, 1), new NormedLayer(sizes.ThreeReduce, sizes.Three, 3),
            new NormedLayer(sizes.Inputs, sizes.FiveReduce, 1), new NormedLayer(sizes.FiveReduce, sizes.Five, 3),
            new NormedLayer(sizes.Inputs, sizes.Projection, 1));
        register_module("branch1", _layers.One);
        Register("branch2", 0, _layers.ThreeReduce, _layers.Three);
        Register("branch3", 0, _layers.FiveReduce, _layers.Five);
        Register("branch4", 1, _layers.Projection); // Behind a pooling.
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // First, so that a summary does not take it for a continuation of another way.
        Tensor projected = _layers.Projection.call(Pooling.Max(input, 3, 1, padding: 1));
        return cat(
            [
                _layers.One.call(input),
                _layers.Three.call(_layers.ThreeReduce.call(input)),
                _layers.Five.call(_layers.FiveReduce.call(input)),
                projected,
            ], 1).MoveToOuterDisposeScope();
    }

    private void Register(string name, int first, params NormedLayer[] layers)
    {
        var branch = new LayerGroup(name);
        for (int i = 0; i < layers.Length; i++) branch.register_module($"{first + i}", layers[i]);
        register_module(name, branch);
    }
}

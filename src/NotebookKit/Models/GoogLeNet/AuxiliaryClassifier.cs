using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// A classifier on the way through GoogLeNet, which gives its lower layers a gradient of their own (Szegedy et al. 2014, section 5):
/// 5×5 averages at stride 3, 128 filters of 1×1, 1024 units, 70 % dropout. Takes 14×14 pixels. Named as in BVLC's model.
/// </summary>
internal sealed class AuxiliaryClassifier : nn.Module<Tensor, Tensor>
{
    private readonly (Conv2d Convolution, Linear Hidden) _layers;
    private readonly ClassifierHead _head;

    public AuxiliaryClassifier(int inputs, int classes) : base("AuxiliaryClassifier")
    {
        _layers = (nn.Conv2d(inputs, 128, 1L), nn.Linear(2048, 1024));
        register_module("conv", _layers.Convolution);
        register_module("fc", _layers.Hidden);
        register_module("classifier", nn.Linear(1024, classes));
        _head = new ClassifierHead(this, "classifier", (Linear)named_children().Last().module);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor reduced = _layers.Convolution.Relu(F.avg_pool2d(input, [5, 5], [3, 3], ceil_mode: true));
        Tensor hidden = _layers.Hidden.Relu(reduced.flatten(1));
        return _head.Layer.call(F.dropout(hidden, 0.7, training)).MoveToOuterDisposeScope();
    }

    /// <summary>Gives it a last layer with random weights.</summary>
    public void ReplaceHead(int classes) => _head.Replace(classes);
}

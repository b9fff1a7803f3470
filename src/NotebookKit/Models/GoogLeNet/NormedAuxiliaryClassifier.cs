using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>An auxiliary classifier as torchvision has it: 4×4 averages, 128 normed filters of 1×1, 1024 units, 70 % dropout.</summary>
internal sealed class NormedAuxiliaryClassifier : nn.Module<Tensor, Tensor>
{
    private readonly (NormedLayer Convolution, Linear Hidden) _layers;
    private readonly ClassifierHead _head;

    public NormedAuxiliaryClassifier(int inputs, int classes) : base("AuxiliaryClassifier")
    {
        _layers = (new NormedLayer(inputs, 128, 1), nn.Linear(2048, 1024));
        Linear last = nn.Linear(1024, classes);
        register_module("conv", _layers.Convolution);
        register_module("fc1", _layers.Hidden);
        register_module("fc2", last);
        _head = new ClassifierHead(this, "fc2", last);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor reduced = _layers.Convolution.call(F.adaptive_avg_pool2d(input, [4, 4]));
        Tensor hidden = _layers.Hidden.Relu(reduced.flatten(1));
        return _head.Layer.call(F.dropout(hidden, 0.7, training)).MoveToOuterDisposeScope();
    }

    /// <summary>Gives it a last layer with random weights.</summary>
    public void ReplaceHead(int classes) => _head.Replace(classes);
}

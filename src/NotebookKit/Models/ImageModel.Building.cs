using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <content>What a network's constructor calls: layers get their names, and stages their layers.</content>
public abstract partial class ImageModel
{
    /// <summary>Registers a layer. It belongs to the stage that is added next.</summary>
    /// <param name="name">Its name in a state dictionary; every dot begins a level: "features.0".</param>
    /// <param name="layer">The layer.</param>
    /// <returns>The layer.</returns>
    protected T Add<T>(string name, T layer) where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(name);
        (nn.Module owner, string own) = Place(name);
        owner.register_module(own, layer);
        _unstaged.Add(layer);
        return layer;
    }

    /// <summary>Ends a stage: the layers that were added since the last one are its own.</summary>
    /// <param name="name">Its name in the paper.</param>
    /// <param name="run">What it computes. Must return a new tensor and leave its input as it is.</param>
    protected void Stage(string name, Func<Tensor, Tensor> run)
    {
        _stages.Add(new ModelStage(name, run, [.. _unstaged]));
        _unstaged.Clear();
    }

    /// <summary>Adds a layer that is a stage by itself.</summary>
    /// <param name="name">The stage's name, and the layer's.</param>
    /// <param name="layer">The layer.</param>
    protected void Stage(string name, nn.Module<Tensor, Tensor> layer) => Stage(name, Add(name, layer).call);

    /// <summary>Adds the last stage.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="name">The layer's name in a state dictionary.</param>
    /// <param name="layer">A linear layer or a 1×1 convolution with as many outputs as there are classes.</param>
    /// <param name="dropout">The part of its inputs that training drops.</param>
    /// <param name="after">What turns its output into N×classes logits; null when it is that.</param>
    protected void Head(string stage, string name, nn.Module<Tensor, Tensor> layer, double dropout = 0, Func<Tensor, Tensor>? after = null)
    {
        (nn.Module owner, string own) = Place(name);
        Add(name, layer);
        var head = new ClassifierHead(owner, own, layer);
        _head = head;
        Stage(stage, input =>
        {
            Tensor output = head.Layer.call(dropout > 0 ? F.dropout(input, dropout, training) : input);
            return after is null ? output : after(output);
        });
    }

    /// <summary>Registers a convolution and the batch norm behind it.</summary>
    private protected NormedConvolution Add(string name, Conv2d convolution, string normName, BatchNorm2d norm)
    {
        var normed = new NormedConvolution(Add(name, convolution), Add(normName, norm));
        _normed.Add(normed);
        return normed;
    }

    private (nn.Module Owner, string Name) Place(string path)
    {
        nn.Module owner = this;
        string[] parts = path.Split('.');
        foreach (string part in parts[..^1])
        {
            nn.Module? next = owner.named_children().FirstOrDefault(child => child.name == part).module;
            if (next is null) owner.register_module(part, next = new LayerGroup(part));
            owner = next;
        }

        return (owner, parts[^1]);
    }
}

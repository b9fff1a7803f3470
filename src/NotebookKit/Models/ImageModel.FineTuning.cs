using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <content>Fine-tuning: another head, frozen stages, learning rates by stage.</content>
public abstract partial class ImageModel
{
    private const string Appended = "appended";

    /// <summary>The classes of the head that another layer was put behind.</summary>
    private int? _appendedTo;

    /// <summary>Puts a head with random weights in the place of the present one; everything before it stays.</summary>
    /// <param name="classes">How many classes the new head tells apart.</param>
    public void ReplaceHead(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        nn.Module<Tensor, Tensor> before = _head!.Layer;
        nn.Module<Tensor, Tensor> after = _head.Replace(classes);
        int last = _stages.Count - 1;
        _stages[last] = _stages[last] with { Modules = [.. _stages[last].Modules.Select(module => module == before ? after : module)] };
        before.Dispose();
        Classes = classes;
        // Heads beside the main one are not behind it.
        if (_appendedTo is null) HeadReplaced(classes);
    }

    /// <summary>
    /// Puts a linear layer with random weights behind the head, which stays with the weights that it has: the new layer decides by the
    /// old classes' logits, and both can learn. The layer is called "appended".
    /// </summary>
    /// <param name="classes">How many classes the new layer tells apart.</param>
    /// <exception cref="KitException">The network has such a layer already.</exception>
    /// <example><code>model.AppendHead(2); model.Freeze(until: "loss3/classifier");</code></example>
    public void AppendHead(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (_appendedTo is not null) throw new KitException($"{GetName()} has a layer behind its head already; ReplaceHead gives it other classes.");
        Parameter present = _head!.Layer.parameters().First();
        var layer = nn.Linear(Classes, classes);
        layer.to(present.device, present.dtype);
        layer.train(training);
        Head(Appended, Appended, layer);
        (_appendedTo, Classes) = (Classes, classes);
    }

    /// <summary>The stages from one on, as a network of their own that shares these parameters; those before are frozen (<see cref="Freeze"/>).</summary>
    /// <param name="from">The first stage that learns, a name as in <see cref="Extract(string, Tensor)"/>.</param>
    /// <exception cref="KitException">The network has no such stage.</exception>
    public ModelTail Tail(string from)
    {
        Freeze(from);
        return new ModelTail(this, _frozen);
    }

    /// <summary>Computes what the stage before one returns.</summary>
    internal Tensor RunUntil(string from, Tensor input) => Run(input, FirstOf(from));

    /// <summary>Computes the logits of what the stage before one returned.</summary>
    internal Tensor RunFrom(int first, Tensor input) => Run(input, _stages.Count, first: first);

    /// <summary>
    /// Keeps the first stages as they are: their parameters require no gradient, and their batch norms stay in evaluation mode, with
    /// the statistics that they have, while the rest trains. Stages from <paramref name="until"/> on learn.
    /// </summary>
    /// <param name="until">The first stage that learns, a name as in <see cref="Extract(string, Tensor)"/>; null for the head alone.</param>
    /// <exception cref="KitException">The network has no such stage.</exception>
    public void Freeze(string? until = null)
    {
        int first = until is null ? _stages.Count - 1 : FirstOf(until);
        for (int i = 0; i < _stages.Count; i++)
            foreach (Parameter parameter in _stages[i].Modules.SelectMany(module => module.parameters())) parameter.requires_grad_(i >= first);
        _frozen = first;
        train(training);
    }

    /// <summary>Lets every stage learn again.</summary>
    public void Unfreeze() => Freeze(_stages[0].Name);

    /// <summary>
    /// A parameter group for each stage that learns, from the image towards the logits: the head at the full rate, each stage before
    /// it at a part of the next one's (Howard and Ruder, "Universal Language Model Fine-tuning", 2018, section 3.2).
    /// </summary>
    /// <param name="learningRate">The head's learning rate as a multiple of the training's; where that is 1, the rate itself.</param>
    /// <param name="decay">What a stage's rate is multiplied with for the stage before it, over 0 and up to 1; the paper divides by 2.6.</param>
    /// <returns>For <see cref="TrainingOptions.ParameterGroups"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, or the decay outside its range.</exception>
    public IReadOnlyList<ParameterGroup> ParameterGroups(double learningRate = 1, double decay = 1 / 2.6)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        List<ParameterGroup> groups = [];
        foreach (ModelStage stage in Enumerable.Reverse(_stages))
        {
            Parameter[] learning = [.. stage.Modules.SelectMany(module => module.parameters()).Where(parameter => parameter.requires_grad)];
            if (learning.Length > 0) groups.Insert(0, new ParameterGroup(learning, learningRate * Math.Pow(decay, groups.Count)));
        }

        return groups;
    }

    /// <summary>Sets the mode; the batch norms of frozen stages stay in evaluation mode.</summary>
    /// <param name="train">Whether to train.</param>
    public override void train(bool train = true)
    {
        base.train(train);
        if (!train) return;
        foreach (nn.Module norm in _stages.Take(_frozen).SelectMany(stage => stage.Modules).SelectMany(module => module.modules().Append(module)).Where(module => module is BatchNorm2d)) norm.eval();
    }

    /// <summary>The first stage of a name or of a name's beginning.</summary>
    private int FirstOf(string name)
    {
        int first = _stages.FindIndex(stage => stage.Is(name));
        return first >= 0 ? first : IndexOf(name);
    }

    /// <summary>Called when the head was replaced, for networks with more than one.</summary>
    /// <param name="classes">The new head's classes.</param>
    protected virtual void HeadReplaced(int classes) { }
}

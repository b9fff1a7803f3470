using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The last stages of a network as a network: takes what the stage before them returns and gives logits. It shares the network's
/// parameters, so training it trains the network; what comes before is frozen, and need be computed only once (<see cref="FrozenFeatures"/>).
/// </summary>
/// <example><code>
/// using FrozenFeatures known = FrozenFeatures.Of(model, "inception_5a", train, pipeline);
/// Trainer.Fit(model.Tail("inception_5a"), known, null);
/// </code></example>
public sealed class ModelTail : nn.Module<Tensor, Tensor>
{
    private readonly int _first;

    internal ModelTail(ImageModel model, int first) : base($"{model.GetName()} from {model.FeatureNames[first]}")
    {
        (Model, _first) = (model, first);
        register_module("model", model);
    }

    /// <summary>The whole network; disposing the tail disposes it.</summary>
    public ImageModel Model { get; }

    /// <summary>Computes the logits.</summary>
    /// <param name="input">What the stage before the first of these returns: N×C×H×W feature maps, or N×F.</param>
    /// <returns>N×classes logits.</returns>
    public override Tensor forward(Tensor input) => Model.RunFrom(_first, input);
}

using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Parameters that learn at a rate of their own: lower layers of a pretrained network slower than its new head (Howard and Ruder,
/// "ULMFiT", 2018, section 3.2: discriminative fine-tuning).
/// </summary>
/// <param name="Parameters">The parameters. Those without requires_grad stay as they are.</param>
/// <param name="LearningRateFactor">What the training's learning rate is multiplied with for them, 0 or more.</param>
/// <param name="WeightDecay">Their weight decay; null for the training's.</param>
public sealed record ParameterGroup(IReadOnlyList<Parameter> Parameters, double LearningRateFactor = 1, double? WeightDecay = null)
{
    /// <summary>What the training's learning rate is multiplied with for them, 0 or more.</summary>
    public double LearningRateFactor { get; } = LearningRateFactor >= 0 ? LearningRateFactor : throw new ArgumentOutOfRangeException(nameof(LearningRateFactor), "A learning rate's factor is 0 or more.");

    /// <summary>A module's parameters as a group.</summary>
    /// <param name="module">The layer or the part of a network.</param>
    /// <param name="learningRateFactor">What the training's learning rate is multiplied with for them.</param>
    /// <param name="weightDecay">Their weight decay; null for the training's.</param>
    public static ParameterGroup Of(nn.Module module, double learningRateFactor = 1, double? weightDecay = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        return new ParameterGroup([.. module.parameters()], learningRateFactor, weightDecay);
    }
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What GoogLeNet says with its auxiliary classifiers (Szegedy et al. 2014, section 5); each N×classes.</summary>
/// <param name="Logits">The logits of its end.</param>
/// <param name="First">Those of the classifier behind module 4a.</param>
/// <param name="Second">Those of the classifier behind module 4d.</param>
public sealed record GoogLeNetOutputs(Tensor Logits, Tensor First, Tensor Second)
{
    /// <summary>The training loss of the paper: the auxiliary losses count 0.3 each.</summary>
    /// <param name="labels">N class numbers, int64.</param>
    public Tensor Loss(Tensor labels)
    {
        using var scope = NewDisposeScope();
        Tensor Of(Tensor logits) => nn.functional.cross_entropy(logits, labels);
        return (Of(Logits) + 0.3 * (Of(First) + Of(Second))).MoveToOuterDisposeScope();
    }
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What a classifier must return.</summary>
internal static class Logits
{
    /// <exception cref="KitException">The output is not N×classes.</exception>
    public static void MustFit(Tensor logits, nn.Module model, int classes)
    {
        if (logits.dim() != 2 || logits.size(1) != classes)
            throw new KitException($"{ModelName.Of(model)} returns {string.Join("×", logits.shape)} for a batch, but {classes} classes need N×{classes} logits: build it with classes: {classes}.");
    }
}

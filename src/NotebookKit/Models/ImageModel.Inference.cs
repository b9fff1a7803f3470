using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <content>Inference: a copy that only answers, and answers faster.</content>
public abstract partial class ImageModel
{
    /// <summary>How a copy that was made by <see cref="ForInference"/> uses this machine, and why; null for a network that can learn.</summary>
    public Acceleration? Inference { get; private set; }

    /// <summary>
    /// A copy that only answers: batch norms are folded into their convolutions, images and filters lie channels-last, no gradient is
    /// kept, and where the processor computes in bfloat16, it does. In float32 its outputs agree with this network's to 1e-4 of the
    /// largest; bfloat16 keeps two to three digits. Its outputs are float32 in any case.
    /// </summary>
    /// <param name="bfloat16">Whether to compute in bfloat16; null where the processor multiplies it.</param>
    /// <param name="channelsLast">Whether to lay memory channels-last; null with bfloat16, or where a probe of this machine finds it faster.</param>
    /// <example><code>using ImageModel fast = model.ForInference(); Console.WriteLine(fast.Inference);</code></example>
    public ImageModel ForInference(bool? bfloat16 = null, bool? channelsLast = null)
    {
        Nnpack.SwitchOff();
        Acceleration levers = AccelerationProbe.Decide(new TrainingOptions { BFloat16 = bfloat16, ChannelsLast = channelsLast, FusedLayers = false });
        ImageModel copy = Blank();
        if (_appendedTo is { } classes)
        {
            copy.ReplaceHead(classes);
            copy.AppendHead(Classes);
        }

        copy.load_state_dict(state_dict());
        copy.eval();
        foreach (Parameter parameter in copy.parameters()) parameter.requires_grad_(false);
        int folded = copy.FoldNorms();
        if (levers.BFloat16) copy.to(ScalarType.BFloat16);
        if (levers.ChannelsLast) MemoryLayout.ChannelsLast(copy);
        IEnumerable<string> reasons = levers.Reasons.Where(reason => !reason.StartsWith("fused", StringComparison.Ordinal));
        copy.Inference = levers with { Reasons = [.. reasons, $"{folded} batch norms folded"] };
        return copy;
    }

    /// <summary>Folds every batch norm into its convolution and forgets it.</summary>
    /// <returns>How many there were.</returns>
    private int FoldNorms()
    {
        HashSet<nn.Module> folded = [.. modules().OfType<INormed>().SelectMany(block => block.Normed).Concat(_normed).Select(normed => normed.Fold())];
        foreach (nn.Module owner in modules().Append(this).ToArray())
            foreach ((string name, nn.Module child) in owner.named_children().ToArray())
                if (folded.Contains(child)) owner.register_module(name, null!);
        foreach (nn.Module norm in folded) norm.Dispose();
        return folded.Count;
    }

    /// <summary>The images as the first stage wants them.</summary>
    private Tensor Enter(Tensor input)
    {
        if (Inference is null) return input;
        Tensor images = Inference.BFloat16 ? input.to(ScalarType.BFloat16) : input;
        return Inference.ChannelsLast ? MemoryLayout.ChannelsLast(images) : images;
    }

    private Tensor Leave(Tensor output) => Inference is { BFloat16: true } ? output.to(ScalarType.Float32) : output;
}

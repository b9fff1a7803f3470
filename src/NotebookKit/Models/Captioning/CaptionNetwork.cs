using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// The captioner of Vinyals et al., "Show and Tell: A Neural Image Caption Generator" (2014), section 3.1, figure 3: an image's features
/// are an LSTM's first input, its words the next ones, and after each word a linear layer scores every word that may come then. The
/// features come from any <see cref="ImageModel"/>.
/// </summary>
/// <example><code>
/// var captioner = new CaptionNetwork(features: 1024, words: vocabulary);
/// Tensor logits = captioner.call(encoder.Features(images), captions);   // N×T×V for N×T words
/// </code></example>
public sealed class CaptionNetwork : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Linear image;
    private readonly Embedding embed;
    private readonly LSTMCell lstm;
    private readonly Linear fc;
    private readonly double _dropout;

    /// <summary>Builds the network with random weights, uniform within ±0.08 as in the authors' code, biases zero.</summary>
    /// <param name="features">Features of an image.</param>
    /// <param name="words">Words of the vocabulary, those for beginning and end included.</param>
    /// <param name="embedding">Numbers that stand for a word; the paper's 512.</param>
    /// <param name="hidden">Units of the LSTM; the paper's 512.</param>
    /// <param name="dropout">The part of inputs and outputs of the LSTM that training drops.</param>
    public CaptionNetwork(int features, int words, int embedding = 512, int hidden = 512, double dropout = 0.3) : base("Captioner")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(embedding, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dropout, 1);
        (FeatureCount, WordCount, _dropout) = (features, words, dropout);
        image = nn.Linear(features, embedding);
        embed = nn.Embedding(words, embedding);
        lstm = nn.LSTMCell(embedding, hidden);
        fc = nn.Linear(hidden, words);
        RegisterComponents();
        foreach (Parameter parameter in parameters())
        {
            if (parameter.dim() > 1) nn.init.uniform_(parameter, -0.08, 0.08);
            else nn.init.zeros_(parameter);
            // What was changed in place belongs to the caller's scope, and the network would not outlive that.
            parameter.DetachFromDisposeScope();
        }
    }

    /// <summary>Features of an image.</summary>
    public int FeatureCount { get; }

    /// <summary>Words of the vocabulary.</summary>
    public int WordCount { get; }

    /// <summary>Scores the words of known captions, each given the words before it (teacher forcing).</summary>
    /// <param name="input1">N×F features of images.</param>
    /// <param name="input2">N×T words, int64, from the one for the beginning on.</param>
    /// <returns>N×T×V logits: those at t are for the word behind word t.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        MustFit(input1);
        ArgumentNullException.ThrowIfNull(input2);
        if (input2.dim() != 2 || input2.size(0) != input1.size(0))
            throw new ArgumentException($"{GetName()} takes N×T words for N×{FeatureCount} features, not {string.Join("×", input2.shape)} for {string.Join("×", input1.shape)}.", nameof(input2));

        using var scope = NewDisposeScope();
        Tensor words = Drop(embed.call(input2));
        CaptionState state = Begin(input1);
        List<Tensor> outputs = [];
        for (long t = 0; t < input2.size(1); t++)
        {
            state = Advance(words.select(1, t), state);
            outputs.Add(state.Hidden);
        }

        return fc.call(Drop(stack(outputs, 1))).MoveToOuterDisposeScope();
    }

    /// <summary>The decoder's memory after it has seen images and no word.</summary>
    /// <param name="features">N×F features of images.</param>
    /// <exception cref="ArgumentException">The shape does not fit.</exception>
    public CaptionState Begin(Tensor features)
    {
        MustFit(features);
        using var scope = NewDisposeScope();
        Tensor nothing = zeros(features.size(0), fc.weight.size(1), features.dtype, features.device);
        CaptionState state = Advance(Drop(image.call(features)), new CaptionState(nothing, nothing));
        return new CaptionState(state.Hidden.MoveToOuterDisposeScope(), state.Cell.MoveToOuterDisposeScope());
    }

    /// <summary>Reads one word of each caption.</summary>
    /// <param name="words">N words, int64.</param>
    /// <param name="state">The memory before them, which stays as it is.</param>
    /// <returns>N×V logits for the next word, and the memory after this one.</returns>
    public (Tensor Logits, CaptionState State) Next(Tensor words, CaptionState state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        using var scope = NewDisposeScope();
        CaptionState next = Advance(Drop(embed.call(words)), state);
        Tensor logits = fc.call(Drop(next.Hidden)).MoveToOuterDisposeScope();
        return (logits, new CaptionState(next.Hidden.MoveToOuterDisposeScope(), next.Cell.MoveToOuterDisposeScope()));
    }

    /// <summary>Takes into the first layer what was done to the features before they were given.</summary>
    internal void Fold(FeatureScale scale)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        // W((x − m) / d) + b = (W / d)x + (b − (W / d)m). The same tensors change, so that they stay who they are in every scope.
        image.weight.copy_(image.weight / scale.Deviation);
        image.bias!.copy_(image.bias - image.weight.mv(scale.Mean));
        image.weight.DetachFromDisposeScope();
        image.bias.DetachFromDisposeScope();
    }

    private CaptionState Advance(Tensor input, CaptionState state)
    {
        (Tensor hidden, Tensor cell) = lstm.call(input, (state.Hidden, state.Cell));
        return new CaptionState(hidden, cell);
    }

    private Tensor Drop(Tensor values) => training && _dropout > 0 ? F.dropout(values, _dropout, training) : values;

    private void MustFit(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.size(1) != FeatureCount)
            throw new ArgumentException($"{GetName()} takes N×{FeatureCount} features, not {string.Join("×", features.shape)}.", nameof(features));
    }
}

using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>Some captions side by side, the shorter ones filled up, with their pictures' features.</summary>
/// <param name="Features">N×F.</param>
/// <param name="Given">N×T words, from the one for the beginning on.</param>
/// <param name="Wanted">N×T words, each the one behind the given one; <see cref="Vocabulary.Padding"/> behind a caption's end.</param>
internal sealed record CaptionBatch(Tensor Features, Tensor Given, Tensor Wanted)
{
    /// <param name="features">The features of all pictures.</param>
    /// <param name="captions">The captions of the batch.</param>
    public static CaptionBatch Of(Tensor features, IReadOnlyList<CaptionExample> captions)
    {
        int length = captions.Max(caption => caption.Words.Length) - 1;
        long[] given = new long[captions.Count * length], wanted = new long[captions.Count * length];
        for (int i = 0; i < captions.Count; i++)
        {
            ReadOnlySpan<int> words = captions[i].Words;
            for (int t = 0; t + 1 < words.Length; t++) (given[i * length + t], wanted[i * length + t]) = (words[t], words[t + 1]);
        }

        using Tensor rows = tensor([.. captions.Select(caption => (long)caption.Picture)]);
        return new CaptionBatch(features.index_select(0, rows), tensor(given, [captions.Count, length]), tensor(wanted, [captions.Count, length]));
    }

    /// <summary>
    /// Epochs of batches: shuffled, and then captions of like length put together within some batches' worth, so that few steps of the
    /// LSTM are spent on padding.
    /// </summary>
    public static IEnumerable<CaptionExample[]> Shuffled(CaptionExample[] captions, int batchSize, int seed)
    {
        const int SortedTogether = 8;
        var random = new Random(seed);
        CaptionExample[] order = [.. captions];
        random.Shuffle(order);
        CaptionExample[][] batches = [.. order.Chunk(batchSize * SortedTogether).SelectMany(some => some.OrderBy(caption => caption.Words.Length).Chunk(batchSize))];
        random.Shuffle(batches);
        return batches;
    }

    /// <summary>Captions side by side with others of their length, always the same.</summary>
    public static IEnumerable<CaptionExample[]> InOrder(CaptionExample[] captions, int batchSize) => captions.OrderBy(caption => caption.Words.Length).Chunk(batchSize);

    /// <summary>Lets the network guess every word from those before it.</summary>
    /// <returns>The sum of the words' cross-entropies in nats, how many were guessed right, and how many there are; padding is none.</returns>
    public (Tensor Loss, long Right, long Words) Guess(CaptionNetwork network)
    {
        Tensor logits = network.call(Features, Given).flatten(0, 1), wanted = Wanted.flatten();
        Tensor loss = F.cross_entropy(logits, wanted, ignore_index: Vocabulary.Padding, reduction: nn.Reduction.Sum);
        Tensor real = wanted.ne(Vocabulary.Padding);
        return (loss, logits.argmax(1).eq(wanted).logical_and(real).sum().item<long>(), real.sum().item<long>());
    }
}

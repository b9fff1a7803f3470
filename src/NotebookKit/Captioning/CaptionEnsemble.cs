using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>
/// Networks that write together: a word's probability is the mean of theirs (Vinyals et al., "Show and Tell: Lessons Learned from the 2015
/// MSCOCO Image Captioning Challenge", 2016, section 4.1.4).
/// </summary>
internal sealed class CaptionEnsemble(IReadOnlyList<CaptionNetwork> networks) : IDisposable
{
    public IReadOnlyList<CaptionNetwork> Networks => networks;

    public int WordCount => networks[0].WordCount;

    public void Eval()
    {
        foreach (CaptionNetwork network in networks) network.eval();
    }

    /// <summary>Each network's memory after it has seen images and no word.</summary>
    public CaptionState[] Begin(Tensor features) => [.. networks.Select(network => network.Begin(features))];

    /// <summary>Reads one word of each caption.</summary>
    /// <returns>N×V log-probabilities of the next word, and each network's memory after this one.</returns>
    public (Tensor Scores, CaptionState[] States) Next(Tensor words, IReadOnlyList<CaptionState> states)
    {
        (Tensor Logits, CaptionState State)[] each = [.. networks.Zip(states, (network, state) => network.Next(words, state))];
        return (Mean([.. each.Select(one => one.Logits)]), [.. each.Select(one => one.State)]);
    }

    /// <summary>N×T×V log-probabilities of each word, given those before it.</summary>
    public Tensor Score(Tensor features, Tensor given) => Mean([.. networks.Select(network => network.call(features, given))]);

    public void Dispose()
    {
        foreach (CaptionNetwork network in networks) network.Dispose();
    }

    private static Tensor Mean(Tensor[] logits)
    {
        Tensor[] scores = [.. logits.Select(one => F.log_softmax(one, -1))];
        return scores.Length == 1 ? scores[0] : stack(scores).logsumexp(0) - Math.Log(scores.Length);
    }
}

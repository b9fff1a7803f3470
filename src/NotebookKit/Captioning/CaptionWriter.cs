using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Writes captions word by word. The networks score every word that may come; a rule says which are written. Probabilities are the
/// networks' own over their whole vocabulary, but padding, the beginning and unknown words are never written.
/// </summary>
internal sealed class CaptionWriter(CaptionEnsemble networks, int longest)
{
    private const int PicturesAtOnce = 64;

    /// <summary>Extends a picture's drafts.</summary>
    /// <param name="drafts">Those that have not ended, with the log-probabilities of the words that may come.</param>
    /// <returns>The drafts that take their place: each one of those given and a word.</returns>
    public delegate IEnumerable<(int Draft, int Word)> Choice(IReadOnlyList<(CaptionDraft Draft, ReadOnlyMemory<float> Scores)> drafts);

    /// <summary>Writes until every draft has ended or is as long as allowed.</summary>
    /// <param name="features">N×F.</param>
    /// <param name="draftsPerPicture">How many drafts each picture begins with.</param>
    /// <param name="choiceOf">The rule for a picture.</param>
    /// <returns>The drafts of each picture, in the order in which they ended.</returns>
    public IReadOnlyList<IReadOnlyList<CaptionDraft>> Write(Tensor features, int draftsPerPicture, Func<int, Choice> choiceOf)
    {
        using var _ = inference_mode();
        CancellationToken stop = LiveDisplay.Interrupted();
        List<IReadOnlyList<CaptionDraft>> written = [];
        networks.Eval();
        for (int first = 0; first < features.size(0); first += PicturesAtOnce)
        {
            int count = (int)Math.Min(PicturesAtOnce, features.size(0) - first);
            using var scope = NewDisposeScope();
            written.AddRange(WriteSome(features.narrow(0, first, count), first, draftsPerPicture, choiceOf, stop));
        }

        return written;
    }

    private List<CaptionDraft>[] WriteSome(Tensor features, int first, int draftsPerPicture, Func<int, Choice> choiceOf, CancellationToken stop)
    {
        int count = (int)features.size(0);
        List<CaptionDraft>[] done = [.. Enumerable.Range(0, count).Select(_ => new List<CaptionDraft>())];
        Choice[] choices = [.. Enumerable.Range(first, count).Select(choiceOf)];
        CaptionDraft[] open = [.. Enumerable.Range(0, count).SelectMany(picture => Enumerable.Range(0, draftsPerPicture).Select(number => new CaptionDraft(first + picture, number, [], [])))];
        CaptionState[] states = networks.Begin(features);
        // Row of the state for each open draft: all drafts of a picture begin with the same memory.
        int[] rows = [.. open.Select(draft => draft.Picture - first)];
        for (int length = 0; open.Length > 0 && length < longest; length++)
        {
            stop.ThrowIfCancellationRequested();
            (states, Memory<float> scores) = Advance(states, rows, open);
            List<CaptionDraft> next = [];
            List<int> nextRows = [];
            int start = 0;
            foreach (IGrouping<int, CaptionDraft> own in open.GroupBy(draft => draft.Picture))
            {
                int begin = start;
                (CaptionDraft Draft, ReadOnlyMemory<float> Scores)[] drafts = [.. own.Select((draft, i) => (draft, (ReadOnlyMemory<float>)scores.Slice((begin + i) * networks.WordCount, networks.WordCount)))];
                foreach ((int chosen, int word) in choices[own.Key - first](drafts))
                {
                    CaptionDraft longer = drafts[chosen].Draft.Add(word, drafts[chosen].Scores.Span[word]);
                    if (longer.HasEnded) done[own.Key - first].Add(longer);
                    else
                    {
                        next.Add(longer);
                        nextRows.Add(begin + chosen);
                    }
                }

                start += drafts.Length;
            }

            (open, rows) = ([.. next], [.. nextRows]);
        }

        foreach (CaptionDraft cut in open) done[cut.Picture - first].Add(cut);
        return done;
    }

    private (CaptionState[] States, Memory<float> Scores) Advance(CaptionState[] states, int[] rows, CaptionDraft[] drafts)
    {
        using var scope = NewDisposeScope();
        Tensor chosen = tensor([.. rows.Select(row => (long)row)]);
        CaptionState[] own = [.. states.Select(state => state.Rows(chosen))];
        foreach (CaptionState state in states) state.Dispose();
        (Tensor scores, CaptionState[] next) = networks.Next(tensor([.. drafts.Select(draft => (long)draft.Last)]), own);
        return ([.. next.Select(state => new CaptionState(state.Hidden.MoveToOuterDisposeScope(), state.Cell.MoveToOuterDisposeScope()))],
            MemoryMarshal.Cast<byte, float>(scores.cpu().contiguous().bytes).ToArray());
    }
}

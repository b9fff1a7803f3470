namespace NotebookKit;

/// <summary>What one caption adds to a corpus's BLEU.</summary>
/// <param name="Matches">The clipped matches of n-grams, n = 1 to 4.</param>
/// <param name="Totals">The caption's n-grams, n = 1 to 4.</param>
/// <param name="Length">The caption's words.</param>
/// <param name="ReferenceLength">The words of the reference of the closest length; of two equally close the shorter.</param>
internal sealed record BleuCounts(int[] Matches, int[] Totals, int Length, int ReferenceLength)
{
    public static BleuCounts Of(IReadOnlyList<string> candidate, IReadOnlyList<IReadOnlyList<string>> references)
    {
        int[] matches = new int[Bleu.Longest], totals = new int[Bleu.Longest];
        for (int n = 1; n <= Bleu.Longest; n++)
        {
            Dictionary<string, int>[] allowed = [.. references.Select(reference => NGrams.Count(reference, n))];
            foreach ((string run, int count) in NGrams.Count(candidate, n))
            {
                totals[n - 1] += count;
                matches[n - 1] += Math.Min(count, allowed.Max(counts => counts.GetValueOrDefault(run)));
            }
        }

        int closest = references.Select(reference => reference.Count).OrderBy(length => Math.Abs(length - candidate.Count)).ThenBy(length => length).First();
        return new BleuCounts(matches, totals, candidate.Count, closest);
    }
}

namespace NotebookKit;

/// <summary>Runs of n words and how often each occurs.</summary>
internal static class NGrams
{
    // A separator that no word has: words come from text split at white space.
    private const char Between = '\u001F';

    /// <summary>The runs of exactly <paramref name="length"/> words.</summary>
    public static Dictionary<string, int> Count(IReadOnlyList<string> words, int length)
    {
        Dictionary<string, int> counts = [];
        for (int start = 0; start + length <= words.Count; start++)
        {
            string run = string.Join(Between, words.Skip(start).Take(length));
            counts[run] = counts.GetValueOrDefault(run) + 1;
        }

        return counts;
    }
}

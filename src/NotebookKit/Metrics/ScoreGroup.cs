namespace NotebookKit;

/// <summary>Examples of the same score.</summary>
/// <param name="Score">The score.</param>
/// <param name="Positives">How many positives have it.</param>
/// <param name="Negatives">How many negatives have it.</param>
internal readonly record struct ScoreGroup(double Score, int Positives, int Negatives)
{
    /// <summary>The groups, highest score first.</summary>
    public static IEnumerable<ScoreGroup> Descending(IReadOnlyList<bool> truth, IReadOnlyList<double> scores)
    {
        double[] keys = [.. scores];
        bool[] positive = [.. truth];
        Array.Sort(keys, positive);
        for (int end = keys.Length; end > 0;)
        {
            int start = end - 1, positives = 0;
            while (start > 0 && keys[start - 1] == keys[end - 1]) start--;
            for (int i = start; i < end; i++) positives += positive[i] ? 1 : 0;
            yield return new ScoreGroup(keys[start], positives, end - start - positives);
            end = start;
        }
    }
}

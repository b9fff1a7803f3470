namespace NotebookKit;

/// <summary>
/// Divides whole groups: the largest first, each to the part that it brings nearest to what it should have of the group's
/// classes. Greedy, as exact division is a knapsack.
/// </summary>
internal static class GroupedSplit
{
    public static List<int>[] Divide(IReadOnlyList<int> labels, IReadOnlyList<double> fractions, IReadOnlyList<string?> groups, Random random)
    {
        int[][] whole = Groups(groups);
        random.Shuffle(whole);
        Dictionary<int, int> classes = Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).ToDictionary(group => group.Key, group => group.Count());
        Dictionary<int, int>[] have = [.. fractions.Select(_ => new Dictionary<int, int>())];
        List<int>[] parts = [.. fractions.Select(_ => new List<int>())];
        foreach (int[] group in whole.OrderByDescending(group => group.Length))
        {
            (int Class, int Count)[] brings = [.. group.GroupBy(i => labels[i]).Select(members => (members.Key, members.Count()))];
            int best = Enumerable.Range(0, parts.Length).MinBy(part => Surplus(part, brings, group.Length));
            parts[best].AddRange(group);
            foreach ((int label, int count) in brings) have[best][label] = have[best].GetValueOrDefault(label) + count;
        }

        return parts;

        // How much farther from its due a part gets, squared, each class measured by its own size, and all images once more.
        double Surplus(int part, (int Class, int Count)[] brings, int size)
        {
            double change = Change(parts[part].Count, fractions[part] * labels.Count, size) / labels.Count;
            foreach ((int label, int count) in brings)
                change += Change(have[part].GetValueOrDefault(label), fractions[part] * classes[label], count) / classes[label];
            return change;
        }
    }

    private static double Change(double have, double due, double more) => (have + more - due) * (have + more - due) - (have - due) * (have - due);

    private static int[][] Groups(IReadOnlyList<string?> groups)
    {
        Dictionary<string, List<int>> named = new(StringComparer.Ordinal);
        List<List<int>> all = [];
        for (int i = 0; i < groups.Count; i++)
        {
            if (string.IsNullOrEmpty(groups[i])) all.Add([i]);
            else if (named.TryGetValue(groups[i]!, out List<int>? members)) members.Add(i);
            else all.Add(named[groups[i]!] = [i]);
        }

        return [.. all.Select(members => members.ToArray())];
    }
}

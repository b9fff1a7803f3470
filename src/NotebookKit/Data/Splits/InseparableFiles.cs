namespace NotebookKit;

/// <summary>The groups that a division of files must keep whole: those that are given, and the places of a file that is listed more than once.</summary>
internal static class InseparableFiles
{
    /// <summary>The given groups, joined where they share a file; null where every file stands alone.</summary>
    public static IReadOnlyList<string?>? Groups(IReadOnlyList<StoredFile> files, IReadOnlyList<string?>? groups)
    {
        Dictionary<string, int> first = new(files.Count, StringComparer.Ordinal);
        int[] same = [.. files.Select((file, i) => first.TryAdd(file.Identity, i) ? i : first[file.Identity])];
        if (first.Count == files.Count) return groups;

        // A forest in which each place points at an earlier one of its group, or at itself.
        int[] above = [.. Enumerable.Range(0, files.Count)];
        Dictionary<string, int> named = new(StringComparer.Ordinal);
        for (int i = 0; i < above.Length; i++)
        {
            Join(i, same[i]);
            if (groups?[i] is { Length: > 0 } name && !named.TryAdd(name, i)) Join(i, named[name]);
        }

        return [.. above.Select((_, i) => $"group of file {Root(i)}")];

        void Join(int one, int other)
        {
            (one, other) = (Root(one), Root(other));
            above[Math.Max(one, other)] = Math.Min(one, other);
        }

        int Root(int place)
        {
            while (above[place] != place) place = above[place] = above[above[place]];
            return place;
        }
    }
}

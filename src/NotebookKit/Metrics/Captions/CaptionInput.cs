namespace NotebookKit;

/// <summary>What every caption metric wants of its input.</summary>
internal static class CaptionInput
{
    /// <exception cref="KitException">There are no captions, not as many sets of references, or a caption without any.</exception>
    public static void MustPair(string metric, IReadOnlyList<IReadOnlyList<string>> candidates, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> references)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(references);
        if (candidates.Count != references.Count)
            throw new KitException($"{metric} needs references for each caption, but there are {candidates.Count} captions and {references.Count} sets of references.");
        if (candidates.Count == 0) throw new KitException($"{metric} needs at least one caption.");
        for (int i = 0; i < references.Count; i++)
            if (references[i].Count == 0) throw new KitException($"{metric} has no reference for caption {i}.");
    }
}

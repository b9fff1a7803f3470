namespace NotebookKit.Display;

/// <summary>Picks examples of each class.</summary>
internal static class ClassSamples
{
    /// <summary>The indices of the first images of each class, in one pass that ends when all are found.</summary>
    /// <param name="split">The images.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="perClass">How many of each.</param>
    public static IReadOnlyList<IReadOnlyList<int>> First(ImageSplit split, int classes, int perClass)
    {
        List<int>[] found = [.. Enumerable.Range(0, classes).Select(_ => new List<int>())];
        int missing = classes * perClass;
        for (int i = 0; i < split.Count && missing > 0; i++)
        {
            int label = split.Labels[i];
            if (label >= classes || found[label].Count == perClass) continue;
            found[label].Add(i);
            missing--;
        }

        return found;
    }
}

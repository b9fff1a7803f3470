namespace NotebookKit.Display;

/// <summary>Where batches come from: how many images of which classes, and the first of them as a network gets them.</summary>
internal static class BatchSourceFace
{
    private const int Shown = 12;

    public static IPart Of(IBatchSource source)
    {
        using Batch? batch = source.Count > 0 ? source.InOrder(new BatchOptions { BatchSize = Math.Min(Shown, source.Count) }).First() : null;
        return batch is null ? TextOf(source) : new Stack(TextOf(source), BatchFace.Of(batch));
    }

    /// <summary>What plain text says: nothing is decoded for it.</summary>
    public static IPart TextOf(IBatchSource source)
    {
        int[] counts = [.. source.Labels.GroupBy(label => label).Select(group => group.Count())];
        string balance = counts.Length == 0 ? "" : counts.Min() == counts.Max() ? $", {Numbers.Count(counts.Min())} of each" : $", {Numbers.Count(counts.Min())} to {Numbers.Count(counts.Max())} of each";
        return new Line($"Batches from {Numbers.Count(source.Count)} images of {Numbers.Count(counts.Length)} classes{balance}", Line.Title);
    }
}

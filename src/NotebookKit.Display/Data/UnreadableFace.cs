namespace NotebookKit.Display;

/// <summary>Images that cannot be read, and what is wrong with each.</summary>
internal static class UnreadableFace
{
    private const int Shown = 20, NameLength = 80;

    public static IPart Of(UnreadableReport report) => Of(report.Images, report.Total);

    /// <summary>What is left of a set, and what is not.</summary>
    public static IPart Of(ReadableImages readable) => new Stack(Of(readable.Unreadable, readable.Set.Count + readable.Unreadable.Count), ImageFileSetFace.Of(readable.Set));

    /// <summary>One of them.</summary>
    public static IPart Of(UnreadableImage image) => new Line(CleanText.Of(image.Reason, DisplayLimits.SentenceLength));

    private static IPart Of(IReadOnlyList<UnreadableImage> images, int total)
    {
        if (images.Count == 0) return new Line($"All {Numbers.Count(total)} images can be read", Line.Title);
        var rows = images.Take(Shown).Select(image => (IReadOnlyList<Cell>)[CleanText.Of(image.File.Name, NameLength), CleanText.Of(image.Reason, DisplayLimits.SentenceLength)]);
        return new Stack(
            new Line($"{Numbers.Count(images.Count)} of {Numbers.Count(total)} images cannot be read and are left out", Line.Title),
            new Table([new("file"), new("what is wrong") { Wrap = true }], [.. rows]),
            new Line(images.Count > Shown ? $"the first {Shown} of {Numbers.Count(images.Count)}" : "", Line.Small));
    }
}

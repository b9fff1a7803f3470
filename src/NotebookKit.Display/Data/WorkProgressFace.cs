namespace NotebookKit.Display;

/// <summary>A running piece of work, replaced in place.</summary>
internal static class WorkProgressFace
{
    public static IPart Of(WorkProgress progress) => Of(progress.Name, progress.Unit, progress.Done, progress.Total);

    /// <summary>The decoding of a set of images.</summary>
    public static IPart Of(DecodeProgress progress) => Of(progress.Name, "images decoded", progress.Done, progress.Total);

    private static Stack Of(string name, string unit, int done, int total) => new(
        new Line(CleanText.Of(name)),
        new ProgressBar(total > 0 ? Math.Clamp((double)done / total, 0, 1) : 0, $"{Numbers.Count(done)} of {Numbers.Count(total)} {CleanText.Of(unit)}"));
}

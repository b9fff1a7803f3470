namespace NotebookKit.Host;

/// <summary>A live display's newest value in one line.</summary>
/// <param name="Text">The line.</param>
/// <param name="IsMilestone">Whether it is worth a line of its own where lines cannot be rewritten, as an epoch's end is.</param>
internal sealed record ProgressLine(string Text, bool IsMilestone)
{
    public static ProgressLine Of(object value) => new((value.ToString() ?? "").ReplaceLineEndings(" "), value is TrainingProgress { EndsEpoch: true });
}

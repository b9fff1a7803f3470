namespace NotebookKit.Display;

/// <summary>Whether a GPU can be used, why not, and the line to paste.</summary>
internal static class GpuReportFace
{
    public static IPart Of(GpuReport report) => new Stack(
        new Line(CleanText.Of(report.Verdict, DisplayLimits.SentenceLength), Line.Title),
        report.Checks.Count == 0 ? new Stack() : new Table([new("looked at"), new("found") { Wrap = true }], [.. report.Checks.Select(Row)]),
        report.Paste is null ? new Stack() : new Stack(new Line($"Paste this into {CleanText.Of(report.PasteWhere, 300)}:"), new Mono(CleanText.Of(report.Paste, 300))));

    private static IReadOnlyList<Cell> Row(HealthLine line) => [CleanText.Of(line.Name), CleanText.Of(line.Finding, DisplayLimits.SentenceLength)];
}

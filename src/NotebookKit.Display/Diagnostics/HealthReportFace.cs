namespace NotebookKit.Display;

/// <summary>The machine's health: a row a check, then what mends the ones that are not ok.</summary>
internal static class HealthReportFace
{
    public static IPart Of(HealthReport report)
    {
        int problems = report.Lines.Count(line => line.State == HealthState.Problem), notes = report.Lines.Count(line => line.State == HealthState.Note);
        string verdict = problems == 0 ? "This machine is ready" : problems == 1 ? "One problem" : $"{Numbers.Count(problems)} problems";
        HealthLine[] shown = [.. report.Lines.Take(DisplayLimits.TableRows)];
        return new Stack(
            new Line(verdict + (notes == 0 ? "" : notes == 1 ? ", one note" : $", {Numbers.Count(notes)} notes"), Line.Title),
            new Table([new("looked at"), new("state"), new("found") { Wrap = true }], [.. shown.Select(Row)]),
            new Stack([.. shown.Where(line => line.Remedy is not null).Select(line => new Line($"{CleanText.Of(line.Name)}: {CleanText.Of(line.Remedy, DisplayLimits.SentenceLength)}"))]));
    }

    private static IReadOnlyList<Cell> Row(HealthLine line) =>
    [
        CleanText.Of(line.Name),
        new Cell(Word(line.State)) { Shade = Shade(line.State) },
        CleanText.Of(line.Finding, DisplayLimits.SentenceLength),
    ];

    private static string Word(HealthState state) => state switch
    {
        HealthState.Ok => "ok",
        HealthState.Note => "note",
        _ => "problem",
    };

    // Okabe and Ito's orange and vermilion, told apart by everybody; the word says it too.
    private static string? Shade(HealthState state) => state switch
    {
        HealthState.Ok => null,
        HealthState.Note => "rgba(230,159,0,.25)",
        _ => "rgba(213,94,0,.35)",
    };
}

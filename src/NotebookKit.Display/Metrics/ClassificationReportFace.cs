namespace NotebookKit.Display;

/// <summary>Precision, recall and F1 of each class, with bars, and their averages.</summary>
internal static class ClassificationReportFace
{
    public static IPart Of(ClassificationReport report)
    {
        ClassScores[] shown = [.. report.Classes.Take(DisplayLimits.Classes)];
        Column[] columns =
        [
            new("class"), new("precision", Right: true), new("95 % interval", Right: true), new("recall", Right: true), new("95 % interval", Right: true), new("F1", Right: true),
            new("") { PictureOnly = true }, new("examples", Right: true),
        ];
        ClassScores[] averages = [report.Macro with { Name = "mean of the classes" }, report.Weighted with { Name = "mean by examples" }];
        string weakest = shown.Length > 2 ? report.Classes.Where(one => one.Support > 0).OrderBy(one => one.F1).Take(3) is var weak && weak.Any()
            ? $"Weakest: {string.Join(", ", weak.Select(one => $"{CleanText.Of(one.Name, 24)} (F1 {Numbers.Fixed(one.F1, 3)})"))}." : "" : "";
        return new Stack(
            new BigNumber("Accuracy", Numbers.Percent(report.Accuracy.Value), ScoreFace.Beside(report.Accuracy, rate: true)),
            new Table(columns, [.. shown.Select(Row)]) { Totals = [.. averages.Select(Row)] },
            new Line(shown.Length < report.Classes.Count ? $"the first {shown.Length} of {Numbers.Count(report.Classes.Count)} classes" : "", Line.Small),
            new Line(weakest));
    }

    /// <summary>One class by itself.</summary>
    public static IPart Of(ClassScores scores) => new Line(
        $"{CleanText.Of(scores.Name)}: precision {Numbers.Percent(scores.Precision)}{Between(scores.PrecisionInterval)}, recall {Numbers.Percent(scores.Recall)}{Between(scores.RecallInterval)}, F1 {Numbers.Fixed(scores.F1, 3)}, {Numbers.Count(scores.Support)} examples");

    private static string Between(Interval? interval) => interval is null ? "" : $" ({Ends(interval)})";

    private static string Ends(Interval? interval) => interval is null ? "" : $"{Numbers.Percent(interval.Low, 0)} to {Numbers.Percent(interval.High, 0)}";

    private static IReadOnlyList<Cell> Row(ClassScores one) =>
    [
        CleanText.Of(one.Name), Numbers.Percent(one.Precision), Ends(one.PrecisionInterval), Numbers.Percent(one.Recall), Ends(one.RecallInterval), Numbers.Fixed(one.F1, 3),
        new Cell("") { Bar = double.IsFinite(one.F1) ? Math.Clamp(one.F1, 0, 1) : null }, Numbers.Count(one.Support),
    ];
}

namespace NotebookKit.Display;

/// <summary>Precision, recall and F1 of each tag with their intervals, and F1 over all.</summary>
internal static class TagScoresFace
{
    public static IPart Of(TagScores scores)
    {
        ClassScores[] shown = [.. scores.Tags.Take(DisplayLimits.Classes)];
        Column[] columns =
        [
            new("tag"), new("precision", Right: true), new("95 % interval", Right: true), new("recall", Right: true), new("95 % interval", Right: true),
            new("F1", Right: true), new("95 % interval", Right: true), new("") { PictureOnly = true }, new("pictures", Right: true),
        ];
        return new Stack(
            new BigNumber("F1 over all tags", Numbers.Fixed(scores.Micro.Value, 4), ScoreFace.Beside(scores.Micro, rate: false)),
            new Line($"Mean of the tags' F1: {Numbers.Fixed(scores.Macro.Value, 4)}{Between(scores.Macro, rate: false)}. All of their tags and no other: {Numbers.Percent(scores.Whole.Value)} of the pictures{Between(scores.Whole, rate: true)}."),
            new Table(columns, [.. shown.Select(Row)]),
            new Line(shown.Length < scores.Tags.Count ? $"the first {shown.Length} of {Numbers.Count(scores.Tags.Count)} tags" : "", Line.Small),
            new Line("Intervals of precision and recall are Wilson's, of F1 a bootstrap's over the pictures.", Line.Small));
    }

    private static string Between(Score score, bool rate) => score.Interval is null ? "" : $" ({Ends(score.Interval, rate)})";

    private static string Ends(Interval? interval, bool rate) => interval is null ? ""
        : rate ? $"{Numbers.Percent(interval.Low, 0)} to {Numbers.Percent(interval.High, 0)}" : $"{Numbers.Fixed(interval.Low, 3)} to {Numbers.Fixed(interval.High, 3)}";

    private static IReadOnlyList<Cell> Row(ClassScores one) =>
    [
        CleanText.Of(one.Name), Numbers.Percent(one.Precision), Ends(one.PrecisionInterval, rate: true), Numbers.Percent(one.Recall), Ends(one.RecallInterval, rate: true),
        Numbers.Fixed(one.F1, 3), Ends(one.F1Interval, rate: false), new Cell("") { Bar = double.IsFinite(one.F1) ? Math.Clamp(one.F1, 0, 1) : null }, Numbers.Count(one.Support),
    ];
}

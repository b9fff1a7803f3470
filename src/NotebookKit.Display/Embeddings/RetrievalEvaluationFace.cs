namespace NotebookKit.Display;

/// <summary>Precision and mean average precision of an index, with their intervals.</summary>
internal static class RetrievalEvaluationFace
{
    public static IPart Of(RetrievalEvaluation evaluation)
    {
        Score[] scores = [evaluation.Precision, evaluation.MeanAveragePrecision];
        Column[] columns = [new("measure"), new("value", Right: true), new("") { TextBars = true }, new("interval", Right: true)];
        var rows = scores.Select(score => (IReadOnlyList<Cell>)
        [
            CleanText.Of(score.Name), Numbers.Fixed(score.Value, 4), new Cell("") { Bar = Math.Clamp(score.Value, 0, 1) },
            score.Interval is { } interval ? $"{Numbers.Fixed(interval.Low, 4)} to {Numbers.Fixed(interval.High, 4)}" : "none",
        ]);
        return new Stack(
            new Line($"What {Numbers.Count(evaluation.Queries.Count)} queries found, each left out itself{(evaluation.Groups > 0 ? $" and the rest of its group ({Numbers.Count(evaluation.Groups)} groups)" : "")}", Line.Title),
            new Table(columns, [.. rows]),
            new Line($"95 % intervals of a bootstrap over the queries{(evaluation.Unasked > 0 ? $"; {Numbers.Count(evaluation.Unasked)} more not asked, for which nothing could be right" : "")}", Line.Small));
    }
}

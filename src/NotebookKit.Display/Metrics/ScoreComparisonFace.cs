namespace NotebookKit.Display;

/// <summary>One metric of several contestants on one axis, each with its interval, and as a table.</summary>
internal static class ScoreComparisonFace
{
    public static IPart Of(ScoreComparison comparison)
    {
        (string Name, Score Score)[] shown = [.. comparison.Scores.Where(one => double.IsFinite(one.Score.Value)).Take(DisplayLimits.Classes)];
        if (shown.Length == 0) return new Line("A comparison of no scores");
        bool rate = comparison.IsRate;
        string Word(double value) => rate ? Numbers.Percent(value) : Numbers.Fixed(value, 4);
        string metric = shown.All(one => one.Score.Name == shown[0].Score.Name) ? CleanText.Of(shown[0].Score.Name) : "score";
        double best = shown.Max(one => one.Score.Value);
        IntervalRow[] rows = [.. shown.Select(one => new IntervalRow(one.Name, one.Score.Value, one.Score.Interval, 0, Bold: one.Score.Value == best))];
        string alt = $"{metric} on one axis: {string.Join(", ", shown.Select(one => $"{CleanText.Of(one.Name)} {Word(one.Score.Value)}"))}";
        return new Stack(
            new Line($"{metric}, compared", Line.Title),
            new HtmlOnly(new Picture(() => SvgFile.Encode(IntervalScale.Draw(rows, Word, rate ? 100 : 1, rate ? " %" : "")), alt)),
            new Table(
                [new(""), new(metric, Right: true), new("95 % interval", Right: true), new("examples", Right: true)],
                [.. shown.Select(one => (IReadOnlyList<Cell>)
                [
                    CleanText.Of(one.Name), Word(one.Score.Value), one.Score.Interval is { } i ? $"{Word(i.Low)} to {Word(i.High)}" : "–", Numbers.Count(one.Score.Count),
                ])]),
            new Line(shown.Length < comparison.Scores.Count ? $"{shown.Length} of {Numbers.Count(comparison.Scores.Count)} scores" : "", Line.Small));
    }
}

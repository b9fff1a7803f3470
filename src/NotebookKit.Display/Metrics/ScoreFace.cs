namespace NotebookKit.Display;

/// <summary>A metric's value, with its interval and what it was measured on.</summary>
internal static class ScoreFace
{
    public static IPart Of(Score score) => new BigNumber(CleanText.Of(score.Name), Numbers.Fixed(score.Value, 4), Beside(score, rate: false));

    /// <summary>The interval and the count in words.</summary>
    /// <param name="score">The score.</param>
    /// <param name="rate">Whether it is written in per cent.</param>
    public static string Beside(Score score, bool rate)
    {
        string Word(double value) => rate ? Numbers.Percent(value) : Numbers.Fixed(value, 4);
        string interval = score.Interval is { } i ? $"{Numbers.Percent(i.Level, 0)} interval {Word(i.Low)} to {Word(i.High)}" : "no interval";
        return $"{interval} · {Numbers.Count(score.Count)} examples";
    }
}

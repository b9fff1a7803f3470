using System.Globalization;

namespace NotebookKit.Display;

/// <summary>A figure's card: ours with its interval, the published ones on the same axis, why they differ, and the small print.</summary>
internal static class FigureFace
{
    private const int PublishedShown = 20;

    public static IPart Of(Figure recorded)
    {
        Figure figure = recorded with { Published = [.. recorded.Published.Where(p => double.IsFinite(p.Value)).Take(PublishedShown)] };
        bool rate = figure.IsRate;
        string Word(double value) => rate ? Numbers.Percent(value) : Math.Abs(value) is >= 0.01 and < 1000 ? Numbers.Of(value, "0.####") : Numbers.Value(value);
        string interval = figure.Interval is { } i ? $"{Numbers.Percent(i.Level, 0)} interval {Word(i.Low)} to {Word(i.High)}" : "no interval";
        var parts = new List<IPart> { new BigNumber(CleanText.Of(figure.Name), Word(figure.Value), interval), DatasetPapersFace.Synthetic(figure.IsSynthetic) };
        if (figure.Published.Count > 0)
        {
            string others = string.Join(", ", figure.Published.Select(p => $"{CleanText.Of(p.Name)} {Word(p.Value)}"));
            IntervalRow[] rows = [new("this run", figure.Value, figure.Interval, 0, Bold: true), .. figure.Published.Select(p => new IntervalRow(p.Name, p.Value, null, 1, Bold: false))];
            string alt = $"{CleanText.Of(figure.Name)} on one axis: this run {Word(figure.Value)}, {others}";
            parts.Add(new HtmlOnly(new Picture(() => SvgFile.Encode(IntervalScale.Draw(rows, Word, rate ? 100 : 1, rate ? " %" : "")), alt)));
            parts.Add(new Table(
                [new("published"), new("figure", Right: true), new("source") { Wrap = true }],
                [.. figure.Published.Select(p => (IReadOnlyList<Cell>)[CleanText.Of(p.Name), Word(p.Value), CleanText.Of(p.Source, 200)])]));
        }

        if (!string.IsNullOrWhiteSpace(figure.Reason)) parts.Add(new Line((figure.Published.Count > 0 ? "Why they differ: " : "") + CleanText.Of(figure.Reason, DisplayLimits.SentenceLength)));
        parts.Add(new Line(SmallPrint(figure), Line.Small));
        return new Stack(parts);
    }

    private static string SmallPrint(Figure figure)
    {
        string[] facts =
        [
            $"tier {CleanText.Of(figure.Tier)}",
            $"{CleanText.Of(figure.Dataset)}{(figure.IsSynthetic ? " (synthetic)" : "")}, {Numbers.Count(figure.Count)} examples",
            $"weights {CleanText.Of(figure.Weights)}",
            figure.Seed is { } seed ? $"seed {seed.ToString(CultureInfo.InvariantCulture)}" : "",
            figure.Seconds is { } seconds && double.IsFinite(seconds) && seconds >= 0 ? Numbers.Duration(TimeSpan.FromSeconds(Math.Min(seconds, 1e8))) : "",
            string.Join(", ", figure.Versions.Select(version => $"{CleanText.Of(version.Key)} {CleanText.Of(version.Value)}")),
            figure.MeasuredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        ];
        return string.Join(" · ", facts.Where(fact => fact.Length > 0));
    }
}

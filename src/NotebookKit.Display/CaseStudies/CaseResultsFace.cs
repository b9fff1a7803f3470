using System.Globalization;

namespace NotebookKit.Display;

/// <summary>What was measured for a case study before: a row a figure and tier.</summary>
internal static class CaseResultsFace
{
    private const int SeedsNamed = 10;

    public static IPart Of(CaseResults results)
    {
        CaseResult[] shown = [.. results.Rows.Take(DisplayLimits.TableRows)];
        Column[] columns =
        [
            new("figure") { Wrap = true }, new("tier"), new("measured", Right: true), new("95 % interval", Right: true), new("seeds"), new("on") { Wrap = true }, new("published") { Wrap = true },
            new("machine and date") { Wrap = true },
        ];
        return new Stack(
            new Line(shown.Length == 0 ? "No results are stored yet" : "Measured before", Line.Title),
            shown.Length == 0 ? new Line($"They would be in {CleanText.Of(results.Files, 300)}: what nbkit run writes with --out, under a name that begins so.") : new Table(columns, [.. shown.Select(Row)]),
            new Line(shown.Any(row => row.Runs.Count > 1) ? "± is the standard deviation over the seeds; the interval is the mean of the seeds' intervals." : "", Line.Small),
            new Stack([.. results.Problems.Take(DisplayLimits.Classes).Select(problem => new Line(CleanText.Of(problem, 300), Line.Small))]));
    }

    /// <summary>One row by itself.</summary>
    public static IPart Of(CaseResult result)
    {
        string interval = result.Interval is { } i ? $" ({Numbers.Percent(i.Level, 0)} interval {Ends(result)})" : "";
        return new Line($"{CleanText.Of(result.Name)}: {Value(result)}{interval}, tier {CleanText.Of(result.Tier)}, {On(result)}; {Place(result)}");
    }

    private static IReadOnlyList<Cell> Row(CaseResult row) =>
    [
        CleanText.Of(row.Name), CleanText.Of(row.Tier), Value(row), Ends(row), Seeds(row), On(row),
        row.Latest.Published is [var first, ..] ? $"{CleanText.Of(first.Name)} {Word(row, first.Value)}" : "–", Place(row),
    ];

    private static string Value(CaseResult row) => row.Runs.Count > 1 ? $"{Word(row, row.Mean)} ± {Word(row, row.Deviation)}" : Word(row, row.Mean);

    private static string Seeds(CaseResult row)
    {
        string[] seeds = [.. row.Runs.Select(run => run.Seed).OfType<int>().Select(seed => seed.ToString(CultureInfo.InvariantCulture))];
        return seeds.Length == 0 ? "–" : $"{string.Join(", ", seeds.Take(SeedsNamed))}{(seeds.Length > SeedsNamed ? ", …" : "")}";
    }

    private static string Ends(CaseResult row) => row.Interval is { } interval ? $"{Word(row, interval.Low)} to {Word(row, interval.High)}" : "–";

    private static string On(CaseResult row) =>
        $"{CleanText.Of(row.Latest.Dataset)}{(row.Latest.IsSynthetic ? " (synthetic)" : "")}, {Numbers.Count(row.Latest.Count)} examples, weights {CleanText.Of(row.Latest.Weights)}";

    private static string Place(CaseResult row) =>
        $"{(row.Latest.Machine.Length > 0 ? CleanText.Of(row.Latest.Machine) : "a machine that is not known")}, {row.Latest.MeasuredAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static string Word(CaseResult row, double value) => row.IsRate ? Numbers.Percent(value) : Math.Abs(value) is >= 0.01 and < 1000 ? Numbers.Of(value, "0.####") : Numbers.Value(value);
}

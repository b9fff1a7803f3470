using System.Globalization;

namespace NotebookKit.Display;

/// <summary>The same training with several seeds: how far apart the results are, and what all together reach.</summary>
internal static class RepeatedRunsFace
{
    private const int Shown = 30;

    public static IPart Of(RepeatedRuns runs)
    {
        if (runs.Runs.Count == 0) return new Line("Repeated runs: none");
        RepeatedRun[] shown = [.. runs.Runs.Take(Shown)];
        Score ensemble = runs.Ensemble;
        IntervalRow[] rows =
        [
            .. shown.Select(run => new IntervalRow($"seed {run.Seed.ToString(CultureInfo.InvariantCulture)}", run.Accuracy.Value, run.Accuracy.Interval, 0, Bold: false)),
            new("all together", ensemble.Value, ensemble.Interval, 1, Bold: true),
        ];
        string alt = $"Test accuracy of each run with its 95 % interval, from {Numbers.Percent(runs.Runs.Min(run => run.Accuracy.Value))} to {Numbers.Percent(runs.Runs.Max(run => run.Accuracy.Value))}; the ensemble reaches {Numbers.Percent(ensemble.Value)}";
        Column[] columns = [new("seed", Right: true), new("test accuracy", Right: true), new("95 % interval", Right: true), new("best epoch", Right: true), new("time", Right: true)];
        string spread = runs.Runs.Count == 1 ? "one run tells nothing about the spread" : $"± {Numbers.Of(runs.StandardDeviation * 100, "0.00")} points (standard deviation of {Numbers.Count(runs.Runs.Count)} runs)";
        return new Stack(
            new BigNumber("Mean test accuracy", Numbers.Percent(runs.Mean), spread),
            new HtmlOnly(new Picture(() => SvgFile.Encode(IntervalScale.Draw(rows, value => Numbers.Percent(value), 100, " %")), alt)),
            new Table(columns, [.. shown.Select(Row)]),
            new Line(shown.Length < runs.Runs.Count ? $"the first {shown.Length} of {Numbers.Count(runs.Runs.Count)} runs" : "", Line.Small),
            new Line($"The averaged predictions of all reach {Numbers.Percent(ensemble.Value)} ({ScoreFace.Beside(ensemble, rate: true)})."));
    }

    private static IReadOnlyList<Cell> Row(RepeatedRun run) =>
    [
        run.Seed.ToString(CultureInfo.InvariantCulture), Numbers.Percent(run.Accuracy.Value), run.Accuracy.Interval is { } i ? $"{Numbers.Percent(i.Low)} to {Numbers.Percent(i.High)}" : "–",
        run.History.Best is { } best ? Numbers.Count(best.Epoch) : "–", double.IsFinite(run.Seconds) ? Numbers.Duration(TimeSpan.FromSeconds(Math.Clamp(run.Seconds, 0, 1e8))) : "–",
    ];

    /// <summary>One of the runs by itself.</summary>
    public static IPart Of(RepeatedRun run) => new Stack(
        new Line($"Run with seed {run.Seed.ToString(CultureInfo.InvariantCulture)}: {Numbers.Percent(run.Accuracy.Value)} on the test images ({ScoreFace.Beside(run.Accuracy, rate: true)})", Line.Title),
        TrainingHistoryFace.Of(run.History));
}

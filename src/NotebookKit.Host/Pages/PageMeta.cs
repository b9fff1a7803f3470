using System.Globalization;

namespace NotebookKit.Host;

/// <summary>What a page says about the run behind it.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Summary">How it ended and how long it took: "ran in 12.3 s".</param>
/// <param name="CellSeconds">Each cell's time, by its number.</param>
internal sealed record PageMeta(DateTimeOffset Started, string Summary, IReadOnlyDictionary<int, double> CellSeconds)
{
    public static PageMeta Of(RunResult result)
    {
        string seconds = RunText.Seconds(result.Seconds);
        string summary = result.Status switch
        {
            RunStatus.Ok => $"ran in {seconds}",
            var other when result.Failure is { } failure => $"{RunText.Status(other)} in cell {failure.Number} after {seconds}",
            var other => $"{RunText.Status(other)} after {seconds}",
        };
        return new PageMeta(result.Started, summary, result.Cells.ToDictionary(cell => cell.Number, cell => cell.Seconds));
    }

    public string StartedText => Started.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

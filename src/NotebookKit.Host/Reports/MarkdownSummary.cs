using System.Globalization;
using System.Text;

namespace NotebookKit.Host;

/// <summary>A run in Markdown, for a GitHub step's summary: the notebooks, their figures, then what failed and how to run it again.</summary>
internal static class MarkdownSummary
{
    // GitHub refuses a step's summary beyond 1 MiB.
    private const int MostCharacters = 500_000;
    private const int MostDifferences = 20;

    public static string Write(IReadOnlyList<NotebookReport> reports)
    {
        int bad = reports.Count(report => report.Result.Status != RunStatus.Ok);
        string verdict = bad == 0 ? "all ran" : $"{bad} of them did not end well";
        var text = new StringBuilder($"## {reports.Count} {(reports.Count == 1 ? "notebook" : "notebooks")}: {verdict}\n\n");
        WriteNotebooks(text, reports);
        WriteFigures(text, reports);
        foreach (NotebookReport report in reports)
        {
            WriteFailure(text, report);
            WriteDifferences(text, report);
        }

        return text.Length <= MostCharacters ? text.ToString() : $"{text.ToString(0, MostCharacters)}\n\n… cut here; the reports have the rest.\n";
    }

    private static void WriteNotebooks(StringBuilder text, IReadOnlyList<NotebookReport> reports)
    {
        text.Append("| | notebook | cells | time | slowest cell | memory |\n|---|---|---:|---:|---|---:|\n");
        foreach (NotebookReport report in reports)
        {
            RunResult result = report.Result;
            CellRun? slowest = result.Cells.MaxBy(cell => cell.Seconds);
            long? memory = result.Cells.Max(cell => cell.ResidentPeakBytes);
            text.Append(CultureInfo.InvariantCulture, $"| {Sign(result.Status)} {RunText.Status(result.Status)}{(result.Cached ? " (earlier run)" : "")} | {MarkdownText.Inline(report.Path)} | {result.Cells.Count} | {RunText.Seconds(result.Seconds)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {(slowest is null ? "–" : $"{MarkdownText.Inline(CellTitle.Place(slowest.Number, slowest.Id))}, {RunText.Seconds(slowest.Seconds)}")} | {(memory is { } bytes ? $"{bytes >> 20} MiB" : "–")} |\n");
        }
    }

    private static void WriteFigures(StringBuilder text, IReadOnlyList<NotebookReport> reports)
    {
        if (reports.All(report => report.Result.Figures.Count == 0)) return;
        text.Append("\n### Figures\n\n| notebook | figure | value | interval | published | on |\n|---|---|---:|---|---|---|\n");
        foreach (NotebookReport report in reports)
        {
            foreach (Figure figure in report.Result.Figures)
            {
                string interval = figure.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Low:0.####} to {i.High:0.####} ({i.Level:0.##%})") : "–";
                string published = figure.Published is [var first, ..] ? string.Create(CultureInfo.InvariantCulture, $"{MarkdownText.Inline(first.Name)} {first.Value:0.####}") : "–";
                text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Inline(report.Path)} | {MarkdownText.Inline(figure.Name)} | {figure.Value:0.####} | {interval} | {published} ");
                text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Inline(figure.Dataset)} ({MarkdownText.Inline(figure.Tier)}), n = {figure.Count} |\n");
            }
        }
    }

    private static void WriteFailure(StringBuilder text, NotebookReport report)
    {
        if (report.Result.Status is RunStatus.Ok or RunStatus.Differs) return;
        string place = report.Result.Failure is { } failure
            ? $", {CellTitle.Place(failure.Number, failure.Cell.Id)}, line {failure.Error.Line.ToString(CultureInfo.InvariantCulture)}"
            : "";
        text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownText.Inline(report.Path + place)}: {RunText.Status(report.Result.Status)}\n\n");
        if (report.Result.Problem is { } problem) text.Append(MarkdownText.Inline(problem)).Append("\n\n");
        if (report.Result.Failure is { } known) text.Append(MarkdownText.Block(RunText.Failure(report.Path, known)));
        text.Append("\nRun it again:\n\n").Append(MarkdownText.Block(RerunCommand.Of(report), "sh"));
    }

    private static void WriteDifferences(StringBuilder text, NotebookReport report)
    {
        if (report.Differences.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownText.Inline(report.Path)}: not the stored outputs\n\n");
        string more = report.Differences.Count > MostDifferences ? $"\n… and {report.Differences.Count - MostDifferences} more" : "";
        text.Append(MarkdownText.Block(string.Join('\n', report.Differences.Take(MostDifferences)) + more));
    }

    private static string Sign(RunStatus status) => status == RunStatus.Ok ? "✅" : "❌";
}

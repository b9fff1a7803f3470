using System.Globalization;

namespace NotebookKit.Host;

/// <summary>A notebook's run as test cases: one a code cell, and one for what no cell is to blame for.</summary>
internal static class TestCases
{
    public static IReadOnlyList<TestCase> Of(NotebookReport report)
    {
        Dictionary<int, CellRun> runs = report.Result.Cells.ToDictionary(run => run.Number);
        IEnumerable<TestCase> cells =
            from pair in report.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Index()
            where !string.IsNullOrWhiteSpace(pair.Item.Source)
            select Of(report, pair.Item, pair.Index + 1, runs.GetValueOrDefault(pair.Index + 1));
        return [.. cells, .. OfTheWhole(report)];
    }

    private static TestCase Of(NotebookReport report, NotebookCell cell, int number, CellRun? run)
    {
        string name = CellTitle.Of(number, cell);
        if (run is null) return new TestCase(name, CaseOutcome.Skipped, 0) { Message = $"not run: {End(report.Result)}" };

        var known = new TestCase(name, OutcomeOf(run.Status), run.Seconds) { Output = CellOutputText.Of(cell) };
        if (known.Outcome == CaseOutcome.Passed) return known;
        if (known.Outcome == CaseOutcome.Skipped) return known with { Message = run.Reason ?? "skipped" };
        if (report.Result.Failure is not { } failure || failure.Number != number)
            return known with { Kind = run.Status.ToString(), Message = run.Reason ?? RunText.Status(run.Status) };

        return known with
        {
            Kind = failure.Error.Name,
            Message = $"line {failure.Error.Line.ToString(CultureInfo.InvariantCulture)}: {failure.Error.Message}",
            Details = $"{RunText.Failure(report.Path, failure)}\n{RerunCommand.Of(report)}",
        };
    }

    private static IEnumerable<TestCase> OfTheWhole(NotebookReport report)
    {
        RunResult result = report.Result;
        if (report.Differences.Count > 0)
        {
            yield return new TestCase("stored outputs", CaseOutcome.Failed, 0)
            {
                Kind = "Differs",
                Message = report.Differences.Count == 1 ? "An output is not the stored one." : $"{report.Differences.Count} outputs are not the stored ones.",
                Details = string.Join('\n', report.Differences),
            };
        }

        if (result.Failure is null && result.Status is not (RunStatus.Ok or RunStatus.Differs))
        {
            yield return new TestCase("the notebook", CaseOutcome.Error, 0)
            {
                Kind = result.Status.ToString(),
                Message = result.Problem ?? $"The notebook {RunText.Status(result.Status)}.",
                Details = RerunCommand.Of(report),
            };
        }
    }

    private static string End(RunResult result) =>
        result.Failure is { } failure ? $"cell {failure.Number} ended the notebook ({RunText.Status(result.Status)})" : $"the notebook {RunText.Status(result.Status)} before it";

    private static CaseOutcome OutcomeOf(CellStatus status) => status switch
    {
        CellStatus.Ok or CellStatus.RaisedAsExpected => CaseOutcome.Passed,
        CellStatus.Skipped => CaseOutcome.Skipped,
        CellStatus.Failed or CellStatus.TimedOut => CaseOutcome.Failed,
        _ => CaseOutcome.Error,
    };
}

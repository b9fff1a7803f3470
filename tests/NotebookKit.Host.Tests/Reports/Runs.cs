using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>Finished runs of small notebooks, as the writers of reports get them.</summary>
internal static class Runs
{
    public static readonly DateTimeOffset Started = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>One cell that ran and printed.</summary>
    public static NotebookReport Good(string path = "good.ipynb", string printed = "hello\n")
    {
        JsonObject cell = Ipynb.Code("Console.WriteLine(\"hello\");", "greeting");
        cell["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = printed });
        return new NotebookReport(path, Ipynb.Notebook(cell), Result(RunStatus.Ok, new CellRun(1, "greeting", CellStatus.Ok, 0.25) { ResidentPeakBytes = 300L << 20 }), []);
    }

    /// <summary>A cell that ran, one that was skipped, one that threw, one that was not reached.</summary>
    public static NotebookReport Bad(string path = "bad.ipynb", string message = "too large", string id = "training")
    {
        Notebook notebook = Ipynb.Notebook(Ipynb.Code("1", "a"), Ipynb.Code("2", "b", "slow"), Ipynb.Code("using System;\nint n = 0;\nthrow new Exception();", id), Ipynb.Code("4", "d"), Ipynb.Code("", "empty"));
        NotebookCell failed = notebook.Cells[2];
        return new NotebookReport(path, notebook, Result(
            RunStatus.Failed,
            new CellRun(1, "a", CellStatus.Ok, 1),
            new CellRun(2, "b", CellStatus.Skipped, 0) { Reason = "tag slow" },
            new CellRun(3, id, CellStatus.Failed, 2.5)) with
        {
            Failure = new CellFailure(3, failed, new CellError("Exception", message, 3, null, ["   at cell[3]:3"])),
            Parameters = new JsonObject { ["epochs"] = 3, ["name"] = "it's" },
        }, []);
    }

    public static RunResult Result(RunStatus status, params CellRun[] cells) => new()
    {
        Status = status,
        Started = Started,
        Seconds = cells.Sum(cell => cell.Seconds),
        Cells = cells,
        Parameters = [],
        Figures = [],
    };

    public static Figure Figure() => new()
    {
        Name = "test accuracy",
        Value = 0.871,
        Interval = new Interval(0.85, 0.89),
        Count = 1000,
        Tier = "quick",
        Dataset = "clothes",
        Published = [new PublishedFigure("ResNet-18", 0.949, "the authors")],
        Versions = new Dictionary<string, string>(),
    };
}

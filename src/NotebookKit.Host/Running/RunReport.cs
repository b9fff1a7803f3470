using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>The run as data: <c>&lt;notebook&gt;.json</c> beside the executed notebook.</summary>
internal static class RunReport
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JupyterEncoder.Instance,
    };

    /// <param name="notebook">The notebook's path.</param>
    /// <param name="result">Its run.</param>
    /// <param name="origin">What the outputs came from, and what they are: see <see cref="RunOrigin"/>; null where nothing is to be found again.</param>
    public static string Write(string notebook, RunResult result, RunOrigin? origin = null)
    {
        var report = new
        {
            Notebook = notebook,
            Nbkit = KitVersions.NotebookKit,
            result.Started,
            Seconds = Math.Round(result.Seconds, 3),
            Status = RunText.Status(result.Status),
            Error = result.Failure is { } failure ? new { Cell = failure.Number, failure.Cell.Id, failure.Error.Line, failure.Error.Name, failure.Error.Message } : null,
            result.Problem,
            result.Parameters,
            Cells = result.Cells.Select(cell => new { cell.Number, cell.Id, Status = RunText.Status(cell.Status), cell.Reason, Seconds = Math.Round(cell.Seconds, 3), cell.ManagedPeakBytes, cell.ResidentPeakBytes }),
            result.Figures,
            Origin = origin,
        };
        return JsonSerializer.Serialize(report, Writing) + "\n";
    }

    /// <summary>An earlier run that went well, if the file tells of one of this origin; null otherwise.</summary>
    public static RunResult? ReadGood(string path, RunOrigin origin)
    {
        if (!File.Exists(path)) return null;
        try
        {
            JsonNode report = JsonNode.Parse(File.ReadAllText(path))!;
            if ((string?)report["status"] != RunText.Status(RunStatus.Ok) || report["origin"].Deserialize<RunOrigin>(Writing) != origin) return null;
            return new RunResult
            {
                Status = RunStatus.Ok,
                Cached = true,
                Started = (DateTimeOffset)report["started"]!,
                Seconds = (double)report["seconds"]!,
                Parameters = report["parameters"]!.DeepClone().AsObject(),
                Cells = [.. report["cells"]!.AsArray().Select(cell => CellOf(cell!))],
                Figures = report["figures"].Deserialize<Figure[]>(Writing)!,
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NullReferenceException or FormatException or IOException or UnauthorizedAccessException)
        {
            return null; // not a report of ours, or of another version: the notebook is run
        }
    }

    private static CellRun CellOf(JsonNode cell) =>
        new((int)cell["number"]!, (string?)cell["id"], (string?)cell["status"] == RunText.Status(CellStatus.Skipped) ? CellStatus.Skipped : (string?)cell["status"] == RunText.Status(CellStatus.RaisedAsExpected) ? CellStatus.RaisedAsExpected : CellStatus.Ok, (double)cell["seconds"]!)
        {
            Reason = (string?)cell["reason"],
            ManagedPeakBytes = (long?)cell["managedPeakBytes"],
            ResidentPeakBytes = (long?)cell["residentPeakBytes"],
        };
}

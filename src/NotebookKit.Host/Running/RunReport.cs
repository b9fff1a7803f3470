using System.Text.Json;

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

    public static string Write(string notebook, RunResult result)
    {
        var report = new
        {
            Notebook = notebook,
            Nbkit = KitVersions.NotebookKit,
            result.Started,
            Seconds = Math.Round(result.Seconds, 3),
            Status = RunText.Status(result.Status),
            Error = result.Failure is { } failure ? new { Cell = failure.Number, failure.Cell.Id, failure.Error.Line, failure.Error.Name, failure.Error.Message } : null,
            result.Parameters,
            result.Problem,
            Cells = result.Cells.Select(cell => new { cell.Number, cell.Id, Status = RunText.Status(cell.Status), cell.Reason, Seconds = Math.Round(cell.Seconds, 3), cell.ManagedPeakBytes, cell.ResidentPeakBytes }),
            result.Figures,
        };
        return JsonSerializer.Serialize(report, Writing) + "\n";
    }
}

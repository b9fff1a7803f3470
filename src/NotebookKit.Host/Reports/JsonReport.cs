using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>All notebooks of a run as one JSON file: each as in the report beside it, with what <c>--check</c> found.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", Encoder = JupyterEncoder.Instance };

    public static string Write(IReadOnlyList<NotebookReport> reports)
    {
        var notebooks = new JsonArray();
        foreach (NotebookReport report in reports)
        {
            JsonObject one = JsonNode.Parse(RunReport.Write(report.Path, report.Result))!.AsObject();
            one.Remove("origin");
            one["differences"] = new JsonArray([.. report.Differences.Select(line => JsonValue.Create(line))]);
            notebooks.Add(one);
        }

        return new JsonObject { ["nbkit"] = KitVersions.NotebookKit, ["notebooks"] = notebooks }.ToJsonString(Writing) + "\n";
    }
}

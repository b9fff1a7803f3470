using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Answers a history_request (protocol 5.4, "History").</summary>
internal static class HistoryRequest
{
    public static JsonObject Answer(CellHistory history, JsonObject content)
    {
        int count = Math.Max(0, content.Number("n") ?? HistoryLimits.Entries);
        IReadOnlyList<HistoryEntry> found = content.Text("hist_access_type") switch
        {
            "range" => history.Range(content.Number("session") ?? 0, content.Number("start") ?? 1, content.Number("stop")),
            "search" => history.Search(content.Text("pattern") ?? "*", count, content.Flag("unique", false)),
            _ => history.Tail(count),
        };
        bool outputs = content.Flag("output", false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(entry => new JsonArray(entry.Session, entry.Line, outputs ? new JsonArray(entry.Source, null) : entry.Source))]),
        };
    }
}

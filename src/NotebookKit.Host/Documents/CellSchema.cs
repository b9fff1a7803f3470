using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What nbformat 4 asks of a cell, as far as anything here depends on it.</summary>
internal static class CellSchema
{
    private static readonly string[] CellTypes = ["code", "markdown", "raw"];

    /// <summary>What is wrong with a cell, to follow its number in a sentence; null for a good one.</summary>
    public static string? ProblemOf(JsonNode? cell) =>
        cell is not JsonObject json ? "is not an object"
        : !IsPlain(json["cell_type"], out string? name) || !CellTypes.Contains(name) ? "has no known cell_type"
        : !TextLines.IsText(json["source"]) ? "has a source that is not text"
        : json["metadata"] is not (null or JsonObject) ? "has metadata that are not an object"
        : json["id"] is { } id && !IsPlain(id, out _) ? "has an id that is not text"
        : json["execution_count"] is { } count && !(count is JsonValue value && value.TryGetValue(out int _)) ? "has an execution_count that is not a whole number"
        : json["outputs"] switch
        {
            null => null,
            JsonArray outputs => outputs.Select(ProblemOfOutput).FirstOrDefault(problem => problem is not null),
            _ => "has outputs that are not a list",
        };

    private static string? ProblemOfOutput(JsonNode? output) =>
        output is not JsonObject json || !IsPlain(json["output_type"], out string? type) ? "has an output without an output_type"
        : type switch
        {
            "stream" => TextLines.IsText(json["text"]) && TextLines.IsText(json["name"]) ? null : "has a stream that is not text",
            "error" => TextLines.IsText(json["ename"]) && TextLines.IsText(json["evalue"]) && TextLines.IsText(json["traceback"]) ? null : "has an error that is not text",
            _ => json["data"] is null || json["data"] is JsonObject data && data.All(form => IsJson(form.Key) || TextLines.IsText(form.Value)) ? null : "has an output whose data are not text",
        };

    /// <summary>Whether a form of an output may be any JSON.</summary>
    public static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsPlain(JsonNode? node, out string? text)
    {
        text = null;
        return node is JsonValue value && value.TryGetValue(out text);
    }
}

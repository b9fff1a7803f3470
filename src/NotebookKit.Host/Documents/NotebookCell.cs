using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A cell over its JSON: what the runner does not touch stays as it was read.</summary>
internal sealed class NotebookCell(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public CellKind Kind { get; } = json["cell_type"]!.GetValue<string>() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        _ => CellKind.Raw,
    };

    public string? Id => Json["id"]?.GetValue<string>();

    public string Source
    {
        get => TextLines.Read(Json["source"]);
        set => Json["source"] = TextLines.Write(value);
    }

    public JsonObject Metadata
    {
        get
        {
            if (Json["metadata"] is JsonObject existing) return existing;
            var created = new JsonObject();
            Json["metadata"] = created;
            return created;
        }
    }

    public JsonArray Outputs
    {
        get => Json["outputs"] as JsonArray ?? [];
        set => Json["outputs"] = value;
    }

    public int? ExecutionCount
    {
        get => (int?)Json["execution_count"];
        set => Json["execution_count"] = value;
    }

    /// <summary>The kernel that a polyglot notebook names for this cell, or null where the notebook's own runs it.</summary>
    public string? KernelName =>
        TextOf(Json["metadata"]?["polyglot_notebook"], "kernelName") ?? TextOf(Json["metadata"]?["dotnet_interactive"], "language");

    public bool HasTag(string tag) =>
        Json["metadata"] is JsonObject metadata && metadata["tags"] is JsonArray tags
        && tags.Any(item => item is JsonValue value && value.TryGetValue(out string? text) && text == tag);

    /// <summary>A new code cell, as a front end would write it.</summary>
    public static NotebookCell Code(string source, string? id, JsonObject metadata)
    {
        NotebookCell cell = Of("code", source, id, metadata);
        cell.Json["execution_count"] = null;
        cell.Json["outputs"] = new JsonArray();
        return cell;
    }

    public static NotebookCell Of(string type, string source, string? id, JsonObject metadata)
    {
        var json = new JsonObject { ["cell_type"] = type };
        if (id is not null) json["id"] = id;
        json["metadata"] = metadata;
        json["source"] = TextLines.Write(source);
        return new NotebookCell(json);
    }

    private static string? TextOf(JsonNode? node, string key) =>
        node is JsonObject holder && holder[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

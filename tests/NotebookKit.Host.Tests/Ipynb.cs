using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>Notebooks made for one test, and a look into executed ones.</summary>
internal static class Ipynb
{
    public static string Of(params string[] codeCells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. codeCells.Select((source, i) => (JsonNode)Code(source, $"c{i + 1}"))]),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    public static JsonObject Code(string source, string id, params string[] tags) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["id"] = id,
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
        ["outputs"] = new JsonArray(),
        ["source"] = source,
    };

    public static Notebook Notebook(params JsonObject[] cells) => new("test.ipynb", new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    });

    public static IReadOnlyList<JsonObject> OutputsOf(string path, int codeCell) =>
        [.. NotebookFile.Read(path).Cells.Where(cell => cell.Kind == CellKind.Code).ElementAt(codeCell - 1).Outputs.OfType<JsonObject>()];

    public static string TextOf(JsonObject output) =>
        TextLines.Read(output["text"] ?? output["data"]?["text/plain"] ?? output["evalue"]);
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>A cell's output in nbformat's form.</summary>
internal static partial class OutputJson
{
    public static JsonObject Of(CellOutput output, int executionCount) => output switch
    {
        CellOutput.Text text => new JsonObject
        {
            ["name"] = text.Stream == CellStream.Output ? "stdout" : "stderr",
            ["output_type"] = "stream",
            ["text"] = TextLines.Write(AsTerminalShows(Clean(text.Content.ToString()))),
        },
        CellOutput.Value value => new JsonObject { ["data"] = Data(value.Forms), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" },
        CellOutput.Result result => new JsonObject
        {
            ["data"] = Data(result.Forms),
            ["execution_count"] = executionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        CellOutput.Error { What: var error } => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = Clean(error.Message),
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Concat(error.Excerpt).Select(line => JsonValue.Create(Clean(line)))]),
        },
        _ => throw new InvalidOperationException($"No nbformat for {output.GetType().Name}."),
    };

    private static JsonObject Data(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach ((string mimeType, string form) in bundle.Forms) data[mimeType] = Form(mimeType, Clean(form));
        return data;
    }

    private static JsonNode? Form(string mimeType, string form)
    {
        if (mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml") return TextLines.Write(form);
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal)) return form;
        try
        {
            return JsonNode.Parse(form);
        }
        catch (JsonException)
        {
            return form; // a formatter's own affair; text keeps what it said
        }
    }

    /// <summary>A line that went back to its start keeps what was written last.</summary>
    private static string AsTerminalShows(string text) => text.Contains('\r') ? Overwritten().Replace(text.Replace("\r\n", "\n"), "") : text;

    /// <summary>Half of a surrogate pair cannot be written as UTF-8.</summary>
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"[^\n]*\r(?=[^\n])")]
    private static partial Regex Overwritten();
}

using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// nbformat's multi-line text: a string, or an array of lines that keep their line ends. Front ends write the array,
/// because it diffs well.
/// </summary>
internal static class TextLines
{
    public static string Read(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ => node.GetValue<string>(),
    };

    /// <summary>Whether a node is text in either form.</summary>
    public static bool IsText(JsonNode? node) => node switch
    {
        null => true,
        JsonArray lines => lines.All(line => line is JsonValue value && value.TryGetValue(out string? _)),
        _ => node is JsonValue value && value.TryGetValue(out string? _),
    };

    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }
}

using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Reads a request's particulars; what is absent or of another type is the default.</summary>
internal static class MessageContent
{
    public static string? Text(this JsonObject content, string name)
    {
        try
        {
            return content[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair, escaped
        }
    }

    public static bool Flag(this JsonObject content, string name, bool otherwise) =>
        content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;

    public static int? Number(this JsonObject content, string name) =>
        content[name] is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What a cell showed, as plain text of a length that a report can carry.</summary>
internal static class CellOutputText
{
    private const int Most = 10_000;

    public static string Of(NotebookCell cell)
    {
        var text = new StringBuilder();
        foreach (JsonObject output in cell.Outputs.OfType<JsonObject>())
        {
            string one = AnsiText.Strip(TextOf(output));
            text.Append(one);
            if (one.Length > 0 && !one.EndsWith('\n')) text.Append('\n');
        }

        return Bounded(text.ToString());
    }

    private static string TextOf(JsonObject output)
    {
        JsonNode? node = output["output_type"]?.GetValue<string>() == "stream" ? output["text"] : (output["data"] as JsonObject)?["text/plain"];
        return TextLines.IsText(node) ? TextLines.Read(node) : "";
    }

    // The beginning says what it was, the end how it went.
    private static string Bounded(string text) => text.Length <= Most
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..(Most / 2)]}\n… {text.Length - Most:N0} characters left out …\n{text[^(Most / 2)..]}");
}

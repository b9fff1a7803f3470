using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A cell's outputs for comparing: text that a stream wrote in pieces is one output, and a display without any form is none.</summary>
internal static class StoredOutput
{
    private const int LongestShown = 60;

    public static IReadOnlyList<JsonObject> Of(NotebookCell cell)
    {
        var outputs = new List<JsonObject>();
        foreach (JsonObject output in cell.Outputs.OfType<JsonObject>().Where(output => output["data"] is not JsonObject { Count: 0 }))
        {
            if (Stream(output) is { } stream && outputs is [.., var last] && Stream(last) == stream) last["text"] = TextLines.Read(last["text"]) + TextLines.Read(output["text"]);
            else outputs.Add(output.DeepClone().AsObject());
        }

        return outputs;
    }

    /// <summary>The stream that an output is of, or null for another kind of output.</summary>
    public static string? Stream(JsonObject output) => TextLines.Read(output["output_type"]) == "stream" ? TextLines.Read(output["name"]) : null;

    /// <summary>An output in a few words.</summary>
    public static string Shown(JsonObject output)
    {
        string text = Stream(output) is not null ? TextLines.Read(output["text"])
            : output["ename"] is { } name ? $"{TextLines.Read(name)}: {TextLines.Read(output["evalue"])}"
            : output["data"] is JsonObject data ? data["text/plain"] is { } plain ? TextLines.Read(plain) : string.Join(", ", data.Select(form => form.Key))
            : TextLines.Read(output["output_type"]);
        text = AnsiText.Strip(text).ReplaceLineEndings(" ").Trim();
        return $"\"{(text.Length <= LongestShown ? text : text[..LongestShown] + "…")}\"";
    }
}

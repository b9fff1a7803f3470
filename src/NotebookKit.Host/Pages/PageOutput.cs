using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>One output of a cell as HTML: its richest form that a page without scripts can show.</summary>
internal static class PageOutput
{
    public static string Render(JsonObject output, PageMarkdown markdown) => TextLines.Read(output["output_type"]) switch
    {
        "stream" => Text(TextLines.Read(output["text"]), TextLines.Read(output["name"]) == "stderr" ? "stream stderr" : "stream"),
        "error" => Error(output),
        _ => output["data"] is JsonObject data ? Value(data, markdown) : "",
    };

    private static string Error(JsonObject output)
    {
        string heading = $"{TextLines.Read(output["ename"])}: {TextLines.Read(output["evalue"])}";
        string trace = string.Join('\n', (output["traceback"] as JsonArray ?? []).Select(TextLines.Read).Where(line => line != heading));
        string details = trace.Length > 0 ? $"<pre tabindex=\"0\">{Encode(trace)}</pre>" : "";
        return $"<div class=\"output error\" role=\"alert\"><strong>{Encode(heading)}</strong>{details}</div>";
    }

    private static string Value(JsonObject data, PageMarkdown markdown)
    {
        if (data["text/html"] is { } html) return $"<div class=\"output html\">{OutputHtml.WithoutOutside(TextLines.Read(html))}</div>";
        string alternative = Encode(data["text/plain"] is { } plain ? TextLines.Read(plain) : "A picture");
        foreach (string type in (string[])["image/png", "image/jpeg"])
            if (data[type] is { } picture)
                return Picture(type, TextLines.Read(picture).ReplaceLineEndings(""), alternative);
        if (data["image/svg+xml"] is { } svg)
            return Picture("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(TextLines.Read(svg))), alternative);
        if (data["text/markdown"] is { } text) return $"<div class=\"output prose\">{markdown.Render(TextLines.Read(text))}</div>";
        if (data["text/plain"] is { } last) return Text(TextLines.Read(last), "plain");

        (string mimeType, JsonNode? other) = data.FirstOrDefault();
        return other is null ? "" : Text(TextLines.IsText(other) ? TextLines.Read(other) : other.ToJsonString(), $"plain\" title=\"{Encode(mimeType)}");
    }

    // An image cannot run script, whatever an SVG contains.
    private static string Picture(string type, string base64, string alternative) =>
        $"<div class=\"output\"><img src=\"data:{type};base64,{Encode(base64)}\" alt=\"{alternative}\"></div>";

    private static string Text(string text, string classes) =>
        $"<pre class=\"output {classes}\" tabindex=\"0\">{Encode(AnsiText.Strip(text).TrimEnd('\n'))}</pre>";

    private static string Encode(string text) => WebUtility.HtmlEncode(AnsiText.Strip(text));
}

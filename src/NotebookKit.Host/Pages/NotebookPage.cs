using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// A notebook as one HTML file that needs nothing else: no script, no reference to another place. A content security
/// policy holds the browser to that, whatever an output contains.
/// </summary>
internal static class NotebookPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:";

    private static readonly Lazy<string> Style = new(() =>
    {
        using Stream stream = typeof(NotebookPage).Assembly.GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <param name="notebook">The executed notebook.</param>
    /// <param name="meta">The run.</param>
    /// <param name="folder">Where the notebook's pictures are.</param>
    public static string Write(Notebook notebook, PageMeta meta, string folder)
    {
        var markdown = new PageMarkdown(folder);
        string title = markdown.Title(notebook) ?? Path.GetFileNameWithoutExtension(notebook.Path);
        IReadOnlyDictionary<NotebookCell, string> code = CodeHighlighter.Highlight(notebook.Cells.Where(IsCSharp));

        var body = new StringBuilder();
        foreach (NotebookCell cell in notebook.Cells) Write(body, cell, code, markdown, meta);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="nbkit {KitVersions.NotebookKit}">
            <title>{Encode(title)}</title>
            <style>
            {Style.Value}</style>
            </head>
            <body>
            <header>
            <h1>{Encode(title)}</h1>
            <p class="meta"><time datetime="{meta.Started:yyyy-MM-ddTHH:mm:ssZ}">{meta.StartedText}</time><span>{Encode(meta.Summary)}</span><span>nbkit {KitVersions.NotebookKit}</span></p>
            </header>
            <main>
            {body}</main>
            </body>
            </html>

            """;
    }

    private static bool IsCSharp(NotebookCell cell) =>
        cell.Kind == CellKind.Code && CellLanguage.Normalize(cell.KernelName ?? CellLanguage.CSharp) == CellLanguage.CSharp;

    private static void Write(StringBuilder page, NotebookCell cell, IReadOnlyDictionary<NotebookCell, string> code, PageMarkdown markdown, PageMeta meta)
    {
        switch (cell.Kind)
        {
            case CellKind.Markdown:
                page.Append("<section class=\"prose\">\n").Append(markdown.Render(cell)).Append("</section>\n");
                break;
            case CellKind.Code when !string.IsNullOrWhiteSpace(cell.Source) || cell.Outputs.Count > 0:
                WriteCode(page, cell, code.GetValueOrDefault(cell) ?? Encode(cell.Source), markdown, meta);
                break;
            default:
                break; // raw cells are for converters of their own kind
        }
    }

    private static void WriteCode(StringBuilder page, NotebookCell cell, string code, PageMarkdown markdown, PageMeta meta)
    {
        string number = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? "";
        string label = number.Length > 0 ? $"Cell {number}" : "Cell that did not run";
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"cell\" aria-label=\"{label}\">\n");
        if (!cell.HasTag(CellTags.RemoveInput))
        {
            string time = cell.ExecutionCount is { } count && meta.CellSeconds.TryGetValue(count, out double seconds) ? RunText.Seconds(seconds) : "not run";
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"input\"><p class=\"tag\"><span>{number}</span><span>{time}</span></p>");
            page.Append("<pre><code>").Append(code).Append("</code></pre></div>\n");
        }

        foreach (JsonObject output in cell.Outputs.OfType<JsonObject>()) page.Append(PageOutput.Render(output, markdown)).Append('\n');
        page.Append("</section>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

using System.Net;
using System.Text;

namespace NotebookKit.Host;

/// <summary>A documentation page as HTML, plain enough for any front end's sanitiser.</summary>
internal static class DocHtml
{
    public static string Render(IReadOnlyList<DocBlock> blocks)
    {
        var html = new StringBuilder();
        foreach (DocBlock block in blocks)
        {
            switch (block)
            {
                case DocBlock.Heading heading:
                    html.Append("<p><strong>").Append(Encode(heading.Text)).Append("</strong></p>\n");
                    break;
                case DocBlock.Paragraph paragraph:
                    html.Append("<p>").Append(Render(paragraph)).Append("</p>\n");
                    break;
                case DocBlock.Code code:
                    html.Append("<pre><code>").Append(Encode(code.Text)).Append("</code></pre>\n");
                    break;
                case DocBlock.Items items:
                    string list = items.Numbered ? "ol" : "ul";
                    html.Append('<').Append(list).Append(">\n");
                    foreach (IReadOnlyList<DocBlock> entry in items.Entries)
                        html.Append("<li>").Append(entry is [DocBlock.Paragraph only] ? Render(only) : Render(entry)).Append("</li>\n");
                    html.Append("</").Append(list).Append(">\n");
                    break;
            }
        }

        return html.ToString();
    }

    private static string Render(DocBlock.Paragraph paragraph) =>
        string.Concat(paragraph.Spans.Select(span => span.IsCode ? $"<code>{Encode(span.Text)}</code>" : Encode(span.Text)));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

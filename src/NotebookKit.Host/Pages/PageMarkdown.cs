using System.Text.Json.Nodes;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NotebookKit.Host;

/// <summary>Markdown cells as HTML: tables and the like, local pictures inlined, raw HTML shown as text.</summary>
/// <param name="folder">Where relative pictures are.</param>
internal sealed class PageMarkdown(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseEmphasisExtras().UseTaskLists().UseListExtras().UseFootnotes().UseDefinitionLists()
        .UseAutoIdentifiers().UseAutoLinks()
        .DisableHtml()
        .Build();

    private static readonly Dictionary<string, string> PictureTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
    };

    private NotebookCell? _titled;

    /// <summary>The notebook's first heading, or null. Where its prose opens with it, it is not rendered again.</summary>
    public string? Title(Notebook notebook)
    {
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            MarkdownDocument document = Markdown.Parse(cell.Source, Pipeline);
            if (document.Descendants<HeadingBlock>().FirstOrDefault() is not { } heading) continue;
            if (document[0] == heading && cell == notebook.Cells.First(first => first.Kind == CellKind.Markdown)) _titled = cell;
            return Plain(heading);
        }

        return null;
    }

    public string Render(NotebookCell cell)
    {
        MarkdownDocument document = Markdown.Parse(cell.Source, Pipeline);
        if (cell == _titled) document.RemoveAt(0);
        return Render(document, cell.Json["attachments"] as JsonObject);
    }

    public string Render(string text) => Render(Markdown.Parse(text, Pipeline), null);

    private string Render(MarkdownDocument document, JsonObject? attachments)
    {
        foreach (LinkInline link in document.Descendants<LinkInline>().ToArray())
        {
            string address = link.Url ?? "";
            if (!link.IsImage)
            {
                if (!IsSafeLink(address)) link.Url = "#";
            }
            else if (Inline(address, attachments) is { } data)
            {
                link.Url = data;
            }
            else
            {
                // A picture from elsewhere would be fetched: a link says where it is.
                link.IsImage = false;
                if (!IsSafeLink(address)) link.Url = "#";
                if (link.FirstChild is null) link.AppendChild(new LiteralInline(address));
            }
        }

        return document.ToHtml(Pipeline);
    }

    private string? Inline(string address, JsonObject? attachments)
    {
        const string attachment = "attachment:";
        if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) return address;
        if (address.StartsWith(attachment, StringComparison.Ordinal))
        {
            return attachments?[address[attachment.Length..]] is JsonObject forms && forms.FirstOrDefault() is { Key: { } type, Value: { } data }
                ? $"data:{type};base64,{TextLines.Read(data)}"
                : null;
        }

        string path = Path.Combine(folder, Uri.UnescapeDataString(address));
        return PictureTypes.TryGetValue(Path.GetExtension(path), out string? known) && File.Exists(path)
            ? $"data:{known};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}"
            : null;
    }

    private static bool IsSafeLink(string address)
    {
        int colon = address.IndexOf(':');
        return colon < 0 || address.AsSpan(0, colon).ContainsAny("/?#") || address[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }

    private static string Plain(HeadingBlock heading) =>
        string.Concat((heading.Inline?.Descendants() ?? []).Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            LineBreakInline => " ",
            _ => "",
        })).Trim();
}

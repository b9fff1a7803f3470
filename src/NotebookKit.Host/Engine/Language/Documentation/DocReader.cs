using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookKit.Host;

/// <summary>Reads the mark-up of documentation comments: <c>para</c>, <c>c</c>, <c>code</c>, <c>see</c>, <c>paramref</c>, lists.</summary>
internal static partial class DocReader
{
    public static IReadOnlyList<DocBlock> Read(XElement section)
    {
        var blocks = new List<DocBlock>();
        var spans = new List<DocSpan>();
        Read(section, blocks, spans);
        EndParagraph(blocks, spans);
        return blocks;
    }

    private static void Read(XElement element, List<DocBlock> blocks, List<DocSpan> spans)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText text) spans.Add(new DocSpan(text.Value));
            if (node is not XElement child) continue;
            switch (child.Name.LocalName)
            {
                case "c" or "tt":
                    spans.Add(new DocSpan(child.Value.Trim(), IsCode: true));
                    break;
                case "see" or "seealso" or "paramref" or "typeparamref" when child.Value.Length == 0:
                    spans.Add(Mention(child));
                    break;
                case "code":
                    EndParagraph(blocks, spans);
                    blocks.Add(new DocBlock.Code(Unindent(child.Value)));
                    break;
                case "list":
                    EndParagraph(blocks, spans);
                    blocks.Add(new DocBlock.Items((string?)child.Attribute("type") == "number", [.. child.Elements("item").Select(Item)]));
                    break;
                case "para" or "p" or "br" or "format":
                    EndParagraph(blocks, spans);
                    Read(child, blocks, spans);
                    EndParagraph(blocks, spans);
                    break;
                default:
                    Read(child, blocks, spans); // bold and the like: the text is what counts
                    break;
            }
        }
    }

    private static IReadOnlyList<DocBlock> Item(XElement item)
    {
        IReadOnlyList<DocBlock> text = Read(item.Element("description") ?? (item.Element("term") is null ? item : new XElement("description")));
        return item.Element("term") is { } term ? DocBlock.Named(Spaces().Replace(term.Value, " ").Trim(), text) : text;
    }

    private static DocSpan Mention(XElement element)
    {
        if ((string?)element.Attribute("cref") is { } member) return new DocSpan(MemberName.Of(member), IsCode: true);
        if ((string?)element.Attribute("href") is { } address) return new DocSpan(address);
        return new DocSpan((string?)element.Attribute("langword") ?? (string?)element.Attribute("name") ?? "", IsCode: true);
    }

    /// <summary>Closes the paragraph begun so far: spaces and line breaks of the source count as one space each.</summary>
    private static void EndParagraph(List<DocBlock> blocks, List<DocSpan> spans)
    {
        var clean = new List<DocSpan>();
        bool spaced = true;
        foreach (DocSpan span in spans)
        {
            string text = span.IsCode ? span.Text : Spaces().Replace(span.Text, " ");
            if (spaced && !span.IsCode) text = text.TrimStart();
            if (text.Length == 0) continue;
            clean.Add(span with { Text = text });
            spaced = !span.IsCode && text.EndsWith(' ');
        }

        if (clean is [.., { IsCode: false } last]) clean[^1] = last with { Text = last.Text.TrimEnd() };
        if (clean.Any(span => span.Text.Length > 0)) blocks.Add(new DocBlock.Paragraph(clean));
        spans.Clear();
    }

    private static string Unindent(string code)
    {
        string[] lines = [.. code.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(line => line.TrimEnd())];
        // The first line may stand right behind <code>.
        int indent = lines.Skip(code.StartsWith('\n') || code.StartsWith('\r') ? 0 : 1).Where(line => line.Length > 0)
            .Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line[Math.Min(indent, line.Length - line.TrimStart().Length)..])).Trim('\n');
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

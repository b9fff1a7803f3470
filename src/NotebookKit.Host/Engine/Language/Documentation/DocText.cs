using System.Globalization;
using System.Text;

namespace NotebookKit.Host;

/// <summary>A documentation page as plain text.</summary>
internal static class DocText
{
    private const string Indent = "    ";

    public static string Render(IReadOnlyList<DocBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (DocBlock block in blocks)
        {
            switch (block)
            {
                case DocBlock.Heading heading:
                    text.Append(heading.Text).Append(":\n");
                    break;
                case DocBlock.Paragraph paragraph:
                    text.AppendJoin("", paragraph.Spans.Select(span => span.Text)).Append("\n\n");
                    break;
                case DocBlock.Code code:
                    text.Append(code.Text).Append("\n\n");
                    break;
                case DocBlock.Items items:
                    for (int i = 0; i < items.Entries.Count; i++)
                    {
                        string mark = items.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "";
                        text.Append(Indent).Append(mark).Append(Render(items.Entries[i]).TrimEnd().Replace("\n", "\n" + Indent)).Append('\n');
                    }

                    text.Append('\n');
                    break;
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }
}

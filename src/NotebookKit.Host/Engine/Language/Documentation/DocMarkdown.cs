using System.Text;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>A documentation page as Markdown.</summary>
internal static partial class DocMarkdown
{
    public static string Render(IReadOnlyList<DocBlock> blocks)
    {
        var text = new StringBuilder();
        Render(text, blocks, "");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Render(StringBuilder text, IReadOnlyList<DocBlock> blocks, string indent)
    {
        foreach (DocBlock block in blocks)
        {
            switch (block)
            {
                case DocBlock.Heading heading:
                    text.Append(indent).Append("**").Append(Escape(heading.Text)).Append("**\n\n");
                    break;
                case DocBlock.Paragraph paragraph:
                    text.Append(indent).AppendJoin("", paragraph.Spans.Select(Render)).Append("\n\n");
                    break;
                case DocBlock.Code code:
                    string fence = Fence(code.Text, 3);
                    text.Append(indent).Append(fence).Append("csharp\n");
                    foreach (string line in code.Text.Split('\n')) text.Append(indent).Append(line).Append('\n');
                    text.Append(indent).Append(fence).Append("\n\n");
                    break;
                case DocBlock.Items items:
                    foreach (IReadOnlyList<DocBlock> entry in items.Entries)
                    {
                        string mark = items.Numbered ? "1. " : "- ", inner = indent + new string(' ', mark.Length);
                        int start = text.Length;
                        Render(text, entry, inner);
                        if (text.Length == start) continue;
                        text.Remove(start, inner.Length).Insert(start, indent + mark);
                        while (text[^1] == '\n') text.Length--;
                        text.Append('\n');
                    }

                    text.Append('\n');
                    break;
            }
        }
    }

    private static string Render(DocSpan span)
    {
        if (!span.IsCode) return Escape(span.Text);
        string fence = Fence(span.Text, 1);
        return fence.Length > 1 || span.Text.Length == 0 ? $"{fence} {span.Text} {fence}" : $"{fence}{span.Text}{fence}";
    }

    /// <summary>More backticks than any run of them inside.</summary>
    private static string Fence(string code, int least)
    {
        int longest = Backticks().Matches(code).Select(run => run.Length).DefaultIfEmpty(0).Max();
        return new string('`', Math.Max(least, longest + 1));
    }

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"[\\`*_\[\]<>&#|~]")]
    private static partial Regex Special();
}

using System.Text;

namespace NotebookKit.Host;

/// <summary>A stranger's text inside Markdown: shown as it is, never obeyed.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]()#+-.!|<>~@&$:";

    /// <summary>Text on one line, every character that Markdown or HTML gives a meaning escaped.</summary>
    public static string Inline(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in XmlText.Attribute(text))
        {
            if (Special.Contains(c)) escaped.Append(c is '<' ? "&lt;" : c is '>' ? "&gt;" : c is '&' ? "&amp;" : $"\\{c}");
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Text that keeps its lines, in a fence longer than any in it.</summary>
    public static string Block(string text, string language = "text")
    {
        string clean = XmlText.Clean(text).TrimEnd();
        string fence = new('`', Math.Max(3, LongestRun(clean, '`') + 1));
        return $"{fence}{language}\n{clean}\n{fence}\n";
    }

    private static int LongestRun(string text, char wanted)
    {
        int longest = 0, run = 0;
        foreach (char c in text)
        {
            run = c == wanted ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

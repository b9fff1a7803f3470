using System.Text;

namespace NotebookKit.Display;

/// <summary>Escaping for HTML and SVG alike.</summary>
internal static class Markup
{
    /// <summary>Appends text in which nothing is markup, neither as content nor between quotes.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder target, string text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => target.Append("&amp;"),
                '<' => target.Append("&lt;"),
                '>' => target.Append("&gt;"),
                '"' => target.Append("&quot;"),
                '\'' => target.Append("&#39;"),
                _ => target.Append(c),
            };
        }

        return target;
    }
}

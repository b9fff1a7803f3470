using System.Net;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>The readable text of a piece of HTML, for front ends that show no HTML.</summary>
internal static partial class HtmlText
{
    private const int Longest = 1000;

    public static string Of(string html)
    {
        string text = Invisible().Replace(html, "");
        text = BlockEnd().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tag().Replace(text, ""));
        text = BlankLines().Replace(Spaces().Replace(text, " "), "\n").Trim();
        return text.Length <= Longest ? text : text[..Longest] + " …";
    }

    [GeneratedRegex(@"<!--.*?-->|<(style|script)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|tr|h[1-6]|pre|table|summary)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockEnd();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\r\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex BlankLines();
}

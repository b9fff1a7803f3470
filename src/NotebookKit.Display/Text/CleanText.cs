using System.Globalization;
using System.Text;

namespace NotebookKit.Display;

/// <summary>Makes a stranger's text harmless to look at: class names, titles, captions.</summary>
internal static class CleanText
{
    /// <summary>
    /// The text on one line, without control characters (a terminal would obey them), without the marks that turn reading
    /// direction around, without halves of surrogate pairs, and cut to a length.
    /// </summary>
    /// <param name="text">Anything; null counts as empty.</param>
    /// <param name="limit">The greatest number of characters to keep.</param>
    public static string Of(string? text, int limit = DisplayLimits.LabelLength)
    {
        if (string.IsNullOrEmpty(text)) return "";

        var clean = new StringBuilder(Math.Min(text.Length, limit) + 1);
        int kept = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (TurnsDirection(rune.Value)) continue;
            if (kept++ == limit) return clean.Append('…').ToString();
            if (rune.Value is '\n' or '\r' or '\t') clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) clean.Append('\uFFFD');
            else clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool TurnsDirection(int rune) =>
        rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;
}

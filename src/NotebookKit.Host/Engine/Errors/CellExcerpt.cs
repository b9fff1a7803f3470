using System.Globalization;

namespace NotebookKit.Host;

/// <summary>The lines of a cell around the one that failed.</summary>
internal static class CellExcerpt
{
    private const int LongestLine = 160;

    /// <param name="source">The cell.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column to point at, from 1, or null.</param>
    public static IReadOnlyList<string> Of(string source, int line, int? column)
    {
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        if (line > lines.Length) return [];

        int width = Math.Min(line + 1, lines.Length).ToString(CultureInfo.InvariantCulture).Length;
        List<string> excerpt = [];
        for (int i = Math.Max(1, line - 1); i <= Math.Min(line + 1, lines.Length); i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture).PadLeft(width), text = lines[i - 1].TrimEnd();
            excerpt.Add($"{(i == line ? "→" : " ")} {number} | {(text.Length <= LongestLine ? text : text[..LongestLine] + "…")}".TrimEnd());
            if (i == line && column is { } at && at <= LongestLine) excerpt.Add($"  {new string(' ', width)} | {Blank(text, at - 1)}^");
        }

        return excerpt;
    }

    // Tabs stay, so that the mark stands below what it means.
    private static string Blank(string text, int length) => string.Concat(text.PadRight(length)[..length].Select(c => c == '\t' ? '\t' : ' '));
}

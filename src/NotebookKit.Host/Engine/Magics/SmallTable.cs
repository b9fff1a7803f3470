using System.Net;

namespace NotebookKit.Host;

/// <summary>A table of texts, in both forms.</summary>
internal static class SmallTable
{
    public static MimeBundle Of(IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        string[][] all = [[.. header], .. rows];
        int[] widths = [.. Enumerable.Range(0, header.Count).Select(column => all.Max(row => row[column].Length))];
        string text = string.Join('\n', all.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
        string head = string.Concat(header.Select(cell => $"<th scope=\"col\" style=\"text-align:left\">{WebUtility.HtmlEncode(cell)}</th>"));
        string body = string.Concat(all.Skip(1).Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td style=\"text-align:left\">{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"));
        return new MimeBundle(
        [
            KeyValuePair.Create(MimeBundle.Html, $"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"),
            KeyValuePair.Create(MimeBundle.PlainText, text),
        ]);
    }
}

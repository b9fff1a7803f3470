using System.Text;

namespace NotebookKit;

/// <summary>Takes a table of text apart.</summary>
internal static class DelimitedText
{
    /// <summary>The rows' fields; empty lines are passed over.</summary>
    /// <exception cref="KitException">A quote is never closed.</exception>
    public static List<string[]> Parse(string text, char separator, string source)
    {
        List<string[]> rows = [];
        List<string> row = [];
        StringBuilder field = new();
        for (int at = text.StartsWith('\uFEFF') ? 1 : 0; at <= text.Length; at++)
        {
            char next = at < text.Length ? text[at] : '\n';
            if (next == '"' && field.Length == 0) at = Quoted(text, at + 1, field, source) - 1;
            else if (next == separator)
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else if (next is '\r' or '\n')
            {
                if (row.Count > 0 || field.Length > 0) rows.Add([.. row, field.ToString()]);
                row.Clear();
                field.Clear();
            }
            else field.Append(next);
        }

        return rows;
    }

    /// <summary>Reads a quoted field, in which two quotes are one, and returns where it ends.</summary>
    private static int Quoted(string text, int at, StringBuilder field, string source)
    {
        for (int start = at; ; at++)
        {
            if (at >= text.Length) throw new KitException($"{source}: the quote before character {start + 1} is never closed.");
            if (text[at] != '"') field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
            else return at + 1;
        }
    }
}

using System.Text;

namespace NotebookKit.Display;

/// <summary>A table whose first column names its rows.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each as long as there are columns.</param>
internal sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : IPart
{
    private const int BarWidth = 90, TextBarWidth = 20;

    /// <summary>The last rows, set apart.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Totals { get; init; } = [];

    /// <summary>Whether it is a matrix: upright headings, ruled cells.</summary>
    public bool Matrix { get; init; }

    public void WriteHtml(HtmlWriter html)
    {
        html.Uses(Css.Table);
        if (Matrix) html.Uses(Css.Matrix);
        html.Open("table", ("class", Matrix ? "nbk-table nbk-matrix" : "nbk-table"));
        if (Headed) WriteHead(html);
        html.Open("tbody");
        foreach (IReadOnlyList<Cell> row in Rows) WriteRow(html, row);
        html.Close("tbody");
        if (Totals.Count > 0)
        {
            html.Open("tfoot");
            foreach (IReadOnlyList<Cell> row in Totals) WriteRow(html, row);
            html.Close("tfoot");
        }

        html.Close("table");
    }

    public void WriteText(StringBuilder text)
    {
        int[] shown = [.. Enumerable.Range(0, Columns.Count).Where(i => !Columns[i].PictureOnly)];
        IEnumerable<IReadOnlyList<Cell>> rows = Rows.Concat(Totals);
        string[][] heads = [.. Headed ? new[] { shown.Select(i => Columns[i].Head).ToArray() } : [], .. Columns.Any(column => column.Note is not null) ? new[] { shown.Select(i => Columns[i].Note ?? "").ToArray() } : []];
        string[][] lines = [.. heads, .. rows.Select(row => shown.Select(i => TextOf(row[i], Columns[i])).ToArray())];
        int[] widths = [.. shown.Select((_, i) => lines.Select(line => line[i].Length).DefaultIfEmpty(0).Max())];
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select((cell, i) => Columns[shown[i]].Right ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    public void Draw(Sheet sheet) => TableSheet.Draw(this, sheet);

    private bool Headed => Columns.Any(column => column.Head.Length > 0);

    private void WriteHead(HtmlWriter html)
    {
        html.Open("thead").Open("tr");
        for (int i = 0; i < Columns.Count; i++)
        {
            html.Open("th", ("scope", "col"), ("class", Columns[i].Right ? "nbk-r" : null));
            if (Matrix && i > 0) html.Open("span").Text(Columns[i].Head).Close("span");
            else html.Text(Columns[i].Head);
            if (Columns[i].Note is { } note) html.Void("br").Open("small").Text(note).Close("small");
            html.Close("th");
        }

        html.Close("tr").Close("thead");
    }

    private void WriteRow(HtmlWriter html, IReadOnlyList<Cell> row)
    {
        html.Open("tr");
        for (int i = 0; i < row.Count; i++)
        {
            Cell cell = row[i];
            string tag = i == 0 ? "th" : "td";
            html.Open(tag, ("scope", i == 0 ? "row" : null), ("class", Columns[i].Right ? "nbk-r" : Columns[i].Wrap ? "nbk-wrap" : null), ("style", cell.Shade is null ? null : $"background:{cell.Shade}"));
            // Em spaces stay where styles are stripped, so that a tree stays one.
            html.Text(new string('\u2003', cell.Depth) + cell.Words);
            if (cell.Bar is { } bar) html.Open("span", ("class", "nbk-bar"), ("style", $"width:{Numbers.Of(bar * BarWidth, "0.#")}px")).Close("span");
            cell.Picture?.WriteHtml(html);
            if (cell.Note is { } note) (cell.Picture is null ? html.Void("br") : html).Open("small").Text(note).Close("small");
            html.Close(tag);
        }

        html.Close("tr");
    }

    private static string TextOf(Cell cell, Column column) =>
        new string(' ', 2 * cell.Depth) + cell.Words + (column.TextBars && cell.Bar is { } bar && double.IsFinite(bar) ? new string('█', (int)Math.Round(Math.Clamp(bar, 0, 1) * TextBarWidth)) : "");
}

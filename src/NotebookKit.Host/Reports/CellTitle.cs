using System.Globalization;

namespace NotebookKit.Host;

/// <summary>How a cell is called in a report: <c>cell 7 (training): var run = Trainer.Fit(…</c>.</summary>
internal static class CellTitle
{
    private const int Longest = 100;

    public static string Of(int number, NotebookCell cell)
    {
        string first = FirstLine(cell.Source);
        return $"{Place(number, cell.Id)}{(first.Length > 0 ? ": " : "")}{first}";
    }

    /// <summary>The cell's number and id.</summary>
    public static string Place(int number, string? id) =>
        string.Create(CultureInfo.InvariantCulture, $"cell {number}{(string.IsNullOrEmpty(id) ? "" : $" ({id})")}");

    private static string FirstLine(string source)
    {
        string first = RunText.FirstLine(source);
        return first.Length <= Longest ? first : first[..(char.IsHighSurrogate(first[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }
}

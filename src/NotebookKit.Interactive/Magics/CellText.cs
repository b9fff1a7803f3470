namespace NotebookKit.Interactive;

/// <summary>Finds a magic's rest in the text of its cell, for hosts that do not tell.</summary>
public static class CellText
{
    /// <summary>
    /// What follows the first line that is a magic, below as many blank lines as stand above it in the cell, so that line
    /// numbers stay; null when another magic or language follows.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="line">The magic's line.</param>
    public static string? After(string cell, string line)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(line);
        string[] lines = cell.ReplaceLineEndings("\n").Split('\n');
        int at = Array.FindIndex(lines, one => one.Trim() == line);
        string[] rest = at < 0 ? [] : lines[(at + 1)..];
        return rest.Any(one => one.TrimStart().StartsWith("#!", StringComparison.Ordinal)) ? null : new string('\n', at + 1) + string.Join('\n', rest);
    }
}

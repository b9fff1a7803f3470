namespace NotebookKit.Host;

/// <summary>Which stored cell a fresh one is: the one of its id, or where there are no ids the one at its place.</summary>
internal static class CellPairing
{
    /// <summary>The code cells of both, in the fresh notebook's order; then the stored ones that are gone.</summary>
    public static IEnumerable<(NotebookCell? Stored, NotebookCell? Fresh, int Number)> Of(Notebook stored, Notebook fresh)
    {
        NotebookCell[] before = [.. CodeCells(stored)];
        Dictionary<string, NotebookCell> byId = before.Where(cell => cell.Id is not null).DistinctBy(cell => cell.Id).ToDictionary(cell => cell.Id!);
        HashSet<NotebookCell> taken = [];
        (int Position, int Number) at = (0, 0);
        foreach (NotebookCell cell in fresh.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            at.Number++;
            if (IsInjected(cell)) continue;
            NotebookCell? match = cell.Id is { } id && byId.Count > 0 ? byId.GetValueOrDefault(id) : before.ElementAtOrDefault(at.Position);
            at.Position++;
            yield return (match is not null && taken.Add(match) ? match : null, cell, at.Number);
        }

        foreach ((int index, NotebookCell cell) in before.Index())
            if (!taken.Contains(cell))
                yield return (cell, null, index + 1);
    }

    private static IEnumerable<NotebookCell> CodeCells(Notebook notebook) => notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !IsInjected(cell));

    // A cell that a run wrote is neither's own.
    private static bool IsInjected(NotebookCell cell) => cell.HasTag(CellTags.InjectedParameters);
}

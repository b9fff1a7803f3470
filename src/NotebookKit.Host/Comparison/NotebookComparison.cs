using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary><c>nbkit run --check</c>: what a run shows beside what the notebook has stored, cell by cell and output by output.</summary>
internal static class NotebookComparison
{
    /// <summary>The cells' tag that leaves their outputs out.</summary>
    public const string IgnoreOutput = "nbkit-ignore-output";

    /// <param name="stored">The notebook as it lies in its file.</param>
    /// <param name="fresh">The same notebook after a run; cells that the run skipped count as unchanged.</param>
    /// <param name="options">How alike outputs must be.</param>
    /// <returns>One difference an output at most, in the notebook's order.</returns>
    /// <exception cref="KitException">The notebook's own rules are not valid.</exception>
    public static IReadOnlyList<OutputDifference> Compare(Notebook stored, Notebook fresh, ComparisonOptions options)
    {
        OutputDifference Whole(string what) => new(stored.Path, null, null, null, null, what);
        if (stored.Cells.All(cell => cell.Outputs.Count == 0) && fresh.Cells.Any(cell => cell.Outputs.Count > 0))
            return [Whole("it has no stored outputs to compare with; run it without --check and keep the result")];

        IReadOnlyList<SanitiseRule> sanitise = [.. SanitiseRules.Default, .. SanitiseRule.OfNotebook(stored), .. options.Rules];
        return
        [
            .. from pair in CellPairing.Of(stored, fresh)
               where Counts(pair.Stored) && Counts(pair.Fresh)
               let rules = CellRules.Of(pair.Fresh ?? pair.Stored, stored.Path)
               from difference in Differences(pair.Stored, pair.Fresh, new OutputComparison(rules, options, sanitise))
               select new OutputDifference(stored.Path, pair.Number, (pair.Fresh ?? pair.Stored)!.Id, difference.Output, difference.Form, difference.What),
        ];
    }

    private static bool Counts(NotebookCell? cell) => cell?.HasTag(IgnoreOutput) != true;

    private static IEnumerable<(int? Output, string? Form, string What)> Differences(NotebookCell? stored, NotebookCell? fresh, OutputComparison comparison)
    {
        if (fresh is null) return string.IsNullOrWhiteSpace(stored!.Source) ? [] : [(null, null, "the cell is gone")];
        if (fresh.ExecutionCount is null) return [];
        if (stored is null) return [(null, null, "the cell is not in the stored notebook")];
        return Differences(StoredOutput.Of(stored), StoredOutput.Of(fresh), comparison);
    }

    private static IEnumerable<(int? Output, string? Form, string What)> Differences(IReadOnlyList<JsonObject> stored, IReadOnlyList<JsonObject> fresh, OutputComparison comparison)
    {
        for (int i = 0; i < Math.Max(stored.Count, fresh.Count); i++)
        {
            if (i >= fresh.Count) yield return (i + 1, null, $"it is missing; stored is {StoredOutput.Shown(stored[i])}");
            else if (i >= stored.Count) yield return (i + 1, null, $"it is not in the stored notebook: {StoredOutput.Shown(fresh[i])}");
            else if (comparison.Difference(stored[i], fresh[i]) is { } difference) yield return (i + 1, difference.Form, difference.What);
        }
    }
}

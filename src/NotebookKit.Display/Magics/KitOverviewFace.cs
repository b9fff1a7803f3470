namespace NotebookKit.Display;

/// <summary>What a notebook has of the kit: versions, places, magic commands.</summary>
internal static class KitOverviewFace
{
    public static IPart Of(KitOverview kit) => new Stack(
        new Line($"NotebookKit {CleanText.Of(kit.Versions.GetValueOrDefault("NotebookKit"))}", Line.Title),
        new Table([new(""), new("") { Wrap = true }], [.. kit.Versions.Skip(1).Concat(kit.Settings).Select(Row)]),
        new Fold($"{kit.Commands.Count} magic commands; -h behind one explains it", new Table([new("command"), new("what it does") { Wrap = true }], [.. kit.Commands.Select(Row)])));

    private static IReadOnlyList<Cell> Row(KeyValuePair<string, string> pair) => [CleanText.Of(pair.Key, 200), CleanText.Of(pair.Value, DisplayLimits.SentenceLength)];
}

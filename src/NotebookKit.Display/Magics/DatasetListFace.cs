namespace NotebookKit.Display;

/// <summary>The data sets that the kit knows.</summary>
internal static class DatasetListFace
{
    public static IPart Of(DatasetList list) => new Stack(
        new Line($"{Numbers.Count(list.Cards.Count)} data sets, {Numbers.Count(list.Cards.Count(card => card.IsHere))} of them on this machine", Line.Title),
        new Table([new("name"), new("what it is") { Wrap = true }, new("tier"), new("here"), new("load with"), new("licence") { Wrap = true }], [.. list.Cards.Select(Row)]),
        new Line("#!dataset NAME shows one.", Line.Small));

    private static IReadOnlyList<Cell> Row(DatasetCard card) =>
    [
        CleanText.Of(card.Name), CleanText.Of(card.Papers.Title), CleanText.Of(card.Papers.Tier) + (card.IsSynthetic ? ", synthetic" : ""), card.IsHere ? "yes" : "no", CleanText.Of(card.Loader), CleanText.Of(card.Papers.Licence, 60),
    ];
}

namespace NotebookKit.Display;

/// <summary>The networks that the kit builds by name.</summary>
internal static class ModelListFace
{
    public static IPart Of(ModelList list) => list.Cards.Count == 0 ? new Line("No model matches.") : new Stack(
        new Line($"{Numbers.Count(list.Cards.Count)} model{(list.Cards.Count == 1 ? "" : "s")}", Line.Title),
        new Table(
            [new("name"), new("network"), new("parameters", Right: true), new("input"), new("classes", Right: true), new("weights") { Wrap = true }, new("paper") { Wrap = true }],
            [.. list.Cards.Take(DisplayLimits.TableRows).Select(Row)]),
        new Line("Models.Create(\"NAME\") builds one, #!summary NAME shows its layers; weights with ✓ are on this machine.", Line.Small));

    public static IPart Of(ModelCard card) => Of(new ModelList([card]));

    private static IReadOnlyList<Cell> Row(ModelCard card) =>
    [
        CleanText.Of(card.Name), CleanText.Of(card.Title), Numbers.Short(card.Parameters), $"{card.Channels}×{card.InputSize}×{card.InputSize}", Numbers.Count(card.Classes),
        string.Join(", ", ModelList.WeightsOf(card).Select(weights => $"{CleanText.Of(weights.Name)}{(weights.IsHere ? " ✓" : "")}")),
        CleanText.Of(card.Paper, 200),
    ];
}

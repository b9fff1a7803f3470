using System.Globalization;

namespace NotebookKit.Display;

/// <summary>What a case study works with this time.</summary>
internal static class CaseCardFace
{
    public static IPart Of(CaseCard card) => new Stack(
        new Line($"Case study {card.Number.ToString(CultureInfo.InvariantCulture)}: {CleanText.Of(card.Title, DisplayLimits.ChartTitleLength)}", Line.Title),
        new Line(CleanText.Of(card.Promise, DisplayLimits.SentenceLength)),
        new Table(
            [new(""), new("") { Wrap = true }],
            [
                ["tier", Tier(card.Tier)],
                ["data set", $"{CleanText.Of(card.Data.Title)} ({CleanText.Of(card.Data.Name)}){(card.Data.IsSynthetic ? $", {DatasetPapers.Synthetic}" : "")}"],
                .. card.Further.Count > 0 ? [["also used", string.Join(", ", card.Further.Take(DisplayLimits.Classes).Select(name => CleanText.Of(name)))]] : Array.Empty<IReadOnlyList<Cell>>(),
                ["images", Numbers.Count(card.Images)],
                ["weights", card.Weights is { } weights ? $"{CleanText.Of(weights.Title)} ({CleanText.Of(weights.Name)})" : "random"],
                ["seed", card.Seed.ToString(CultureInfo.InvariantCulture)],
                ["expected time", CleanText.Of(card.Time, DisplayLimits.SentenceLength)],
                ["licence of the data", CleanText.Of(card.Data.Licence, 300)],
            ]),
        new Line(CleanText.Of(card.Note, DisplayLimits.SentenceLength)),
        new Stack([.. card.Fallbacks.Take(DisplayLimits.Classes).Select(sentence => new Line(CleanText.Of(sentence, DisplayLimits.SentenceLength)))]));

    private static string Tier(Tier tier) => tier switch
    {
        NotebookKit.Tier.Quick => "quick: only what ships with the kit",
        NotebookKit.Tier.Real => "real: real data and weights, on a processor",
        _ => "full: the paper's setting",
    };
}

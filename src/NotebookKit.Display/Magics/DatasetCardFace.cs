namespace NotebookKit.Display;

/// <summary>A data set's papers, and how it is loaded or got.</summary>
internal static class DatasetCardFace
{
    public static IPart Of(DatasetCard card) => new Stack(
        new Line(CleanText.Of(card.Papers.Title), Line.Title),
        new Line(CleanText.Of(card.Papers.Description, DisplayLimits.SentenceLength)),
        DatasetPapersFace.Synthetic(card.Papers.IsSynthetic),
        new Table(
            [new(""), new("") { Wrap = true }],
            [
                ["name", $"{CleanText.Of(card.Name)} (tier: {CleanText.Of(card.Papers.Tier)})"],
                [card.IsHere ? "found in" : "not here; would come from", CleanText.Of(card.Papers.Origin, DisplayLimits.SentenceLength)],
                ["licence", CleanText.Of(card.Papers.Licence, 300)],
                ["citation", CleanText.Of(card.Papers.Citation, 300)],
                ["homepage", CleanText.Of(card.Papers.Homepage, 300)],
            ]),
        new Mono($"{CleanText.Of(card.Loader)}(\"{CleanText.Of(card.Name)}\")"));
}

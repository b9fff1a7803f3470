namespace NotebookKit.Display;

/// <summary>Published weights: the list, one card, a check.</summary>
internal static class WeightFaces
{
    public static IPart Of(WeightList list) => list.Cards.Count == 0 ? new Line("No weights match.") : new Stack(
        new Line($"{Numbers.Count(list.Cards.Count)} published weights, {Numbers.Count(list.Cards.Count(card => card.IsHere))} of them on this machine", Line.Title),
        new Table(
            [new("name"), new("model"), new("classes"), new("published top-1", Right: true), new("size", Right: true), new("here"), new("licence") { Wrap = true }],
            [.. list.Cards.Take(DisplayLimits.TableRows).Select(Row)]),
        new Line("#!weights info NAME shows one; model.Load(Weights.Get(\"NAME\")) loads it.", Line.Small));

    public static IPart Of(WeightCard card) => new Stack(
        new Line(CleanText.Of(card.Title), Line.Title),
        new Table(
            [new(""), new("") { Wrap = true }],
            [
                ["name", CleanText.Of(card.Name)],
                ["for the model", CleanText.Of(card.Model)],
                ["classes", $"{Numbers.Count(card.Classes)} ({CleanText.Of(card.ClassSet)})"],
                ["published", $"top-1 {Rate(card.PublishedTop1)}, top-5 {Rate(card.PublishedTop5)} · {CleanText.Of(card.PublishedSource, 300)}"],
                [card.IsHere ? "found in" : "not here; would come from", CleanText.Of(card.IsShipped ? "NotebookKit itself" : card.Path ?? (card.Urls.Count > 0 ? card.Urls[0].ToString() : card.Homepage), 300)],
                ["size", card.Bytes is { } bytes ? Numbers.Bytes(bytes) : "not published"],
                ["checksum", card.Sha256 is { } hash ? $"SHA-256 {CleanText.Of(hash, 64)}" : "none is published"],
                ["expects", $"{card.Preprocessing.Size}×{card.Preprocessing.Size}, {Channels(card.Preprocessing.Normalisation)}, 0 to {Numbers.Of(255 / card.Preprocessing.Normalisation.Scale)}, mean {Values(card.Preprocessing.Normalisation.Mean)}, σ {Values(card.Preprocessing.Normalisation.StandardDeviation)}"],
                ["licence", CleanText.Of(card.Licence, 300)],
                ["citation", CleanText.Of(card.Citation, 300)],
                ["homepage", CleanText.Of(card.Homepage, 300)],
                ["note", CleanText.Of(card.Note, DisplayLimits.SentenceLength)],
            ]),
        new Mono($"Models.Create(\"{CleanText.Of(card.Model)}\", weights: \"{CleanText.Of(card.Name)}\")"));

    public static IPart Of(WeightCheck check) => new Stack(
        new Line(check.HadChecksum ? $"✓ {CleanText.Of(check.Name)} is what was published" : $"{CleanText.Of(check.Name)}: no checksum is published, so nothing could be compared", Line.Title),
        new Line(CleanText.Of(check.Path, 300), Line.Small));

    private static IReadOnlyList<Cell> Row(WeightCard card) =>
    [
        CleanText.Of(card.Name), CleanText.Of(card.Model), $"{Numbers.Count(card.Classes)} ({CleanText.Of(card.ClassSet)})", Rate(card.PublishedTop1),
        card.Bytes is { } bytes ? Numbers.Bytes(bytes) : "–", card.IsHere ? "yes" : "no", CleanText.Of(card.Licence, 60),
    ];

    private static string Channels(ImageNormalisation normalisation) => normalisation.Channels == 1 ? "grey" : normalisation.BlueFirst ? "BGR" : "RGB";

    private static string Rate(double? rate) => Numbers.Percent(rate ?? double.NaN);

    private static string Values(IReadOnlyList<double> values) => string.Join(", ", values.Select(value => Numbers.Of(value, "0.###")));
}

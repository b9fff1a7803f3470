namespace NotebookKit.Display;

/// <summary>A caption with the probability of each word, beside its picture.</summary>
internal static class ScoredCaptionFace
{
    private const int WordsShown = 60, ReferencesShown = 8, WordLength = 24, ReferenceLength = 200;

    public static IPart Of(ScoredCaption caption)
    {
        ScoredWord[] words = [.. caption.Words.Take(WordsShown)];
        string sentence = CleanText.Of(string.Join(caption.IsOfTags ? ", " : " ", words.Select(word => CleanText.Of(word.Word, WordLength))), DisplayLimits.SentenceLength);
        string more = words.Length < caption.Words.Count ? $"the first {words.Length} of {Numbers.Count(caption.Words.Count)} words" : "";
        Column[] columns = [new(caption.IsOfTags ? "tag" : "word"), new("probability", Right: true), new("") { TextBars = true }];
        var rows = words.Select(word => (IReadOnlyList<Cell>)
        [
            CleanText.Of(word.Word, WordLength),
            Numbers.Percent(word.Probability),
            new Cell("") { Bar = double.IsFinite(word.Probability) ? Math.Clamp(word.Probability, 0, 1) : null },
        ]);
        Line[] references = [.. caption.References.Take(ReferencesShown).Select(reference => new Line($"“{CleanText.Of(reference, ReferenceLength)}”", Line.Small))];
        var said = new Stack(
            new Line($"“{sentence}”", Line.Title),
            new Table(columns, [.. rows]) { Totals = End(caption) is { } end ? [end] : [] },
            new Line(string.Join(" · ", new[] { words.Length > 0 ? $"log-probability {Numbers.Fixed(caption.LogProbability, 2)} nats" : "no words", more }.Where(part => part.Length > 0)), Line.Small),
            references.Length > 0 ? new Stack([new Line("People said:", Line.Small), .. references]) : new Stack());
        return caption.Image is { } image ? new Beside(new HtmlOnly(Photograph.Of(image, "the picture that the caption describes", DisplayLimits.BesideSide)), said) : said;
    }

    /// <summary>That the caption ends is a choice like each of its words, and part of its log-probability.</summary>
    private static IReadOnlyList<Cell>? End(ScoredCaption caption) => caption.EndProbability is not { } probability ? null
        : ["(end)", Numbers.Percent(probability), new Cell("") { Bar = double.IsFinite(probability) ? Math.Clamp(probability, 0, 1) : null }];
}

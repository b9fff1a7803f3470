namespace NotebookKit.Display;

/// <summary>Pictures, each beside what was written about it.</summary>
internal static class CaptionGalleryFace
{
    private const int PicturesShown = 24, CaptionsShown = 16, CaptionLength = 240, ReferencesShown = 5;

    public static IPart Of(CaptionGallery gallery) => new Stack(
        [.. gallery.Pictures.Take(PicturesShown).Select(Of), new Line(gallery.Pictures.Count > PicturesShown ? $"the first {PicturesShown} of {Numbers.Count(gallery.Pictures.Count)} pictures" : "", Line.Small)]);

    public static IPart Of(PictureCaptions picture)
    {
        bool tags = picture.Captions.Any(caption => caption.Caption.IsOfTags);
        Column[] columns = [new("how"), new(tags ? "tags" : "caption") { Wrap = true }, new("nats", Right: true)];
        var rows = picture.Captions.Take(CaptionsShown).Select(caption => (IReadOnlyList<Cell>)
            [CleanText.Of(caption.How), CleanText.Of(tags ? WithDoubts(caption.Caption) : caption.Caption.Text, CaptionLength), Numbers.Fixed(caption.Caption.LogProbability, 1)]);
        Line[] references = [.. picture.References.Take(ReferencesShown).Select(reference => new Line($"“{CleanText.Of(reference, CaptionLength)}”", Line.Small))];
        var said = new Stack(
            new Line(CleanText.Of(picture.Name), Line.Title),
            new Table(columns, [.. rows]),
            new Line(picture.Captions.Count > CaptionsShown ? $"the first {CaptionsShown} of {Numbers.Count(picture.Captions.Count)} captions" : "", Line.Small),
            tags ? new Line(picture.References.Count > 0 ? CleanText.Of($"true: {string.Join(", ", picture.References)}", CaptionLength) : "")
            : references.Length > 0 ? new Fold("what people said", new Stack([new Line("People said:", Line.Small), .. references])) : new Stack());
        return picture.Image is { } image ? new Beside(new HtmlOnly(Photograph.Of(image, "the picture that the captions describe", DisplayLimits.BesideSide)), said) : said;
    }

    private static string WithDoubts(ScoredCaption tags) => string.Join(", ", tags.Words.Select(tag => $"{tag.Word} {Numbers.Percent(tag.Probability, 0)}"));
}

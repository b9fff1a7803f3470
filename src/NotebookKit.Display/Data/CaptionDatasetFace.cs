namespace NotebookKit.Display;

/// <summary>Images with captions: counts, the first images with what people said about them, whose it is.</summary>
internal static class CaptionDatasetFace
{
    private const int Shown = 4, CaptionsShown = 5, Counted = 20_000, CaptionLength = 160, NameLength = 40;

    public static IPart Of(CaptionDataset data)
    {
        int here = data.Images.Count(image => image.File is not null);
        int[] lengths = [.. data.Images.SelectMany(image => image.Captions).Take(Counted).Select(caption => caption.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length)];
        string words = lengths.Length == 0 || data.IsOfTags ? "" : $", {Numbers.Of(lengths.Average(), "0.0")} words each on average ({lengths.Min()} to {lengths.Max()}{(lengths.Length < Counted ? "" : $", of the first {Numbers.Count(Counted)}")})";
        string parts = data.Parts.Count == 0 ? "" : $"Parts: {string.Join(", ", data.Parts.Take(8).Select(part => $"{CleanText.Of(part.Key, NameLength)} {Numbers.Count(part.Value.Count)}"))}.";
        return new Stack(
            new Line(CleanText.Of(data.Papers?.Title ?? data.Name), Line.Title),
            new Line(CleanText.Of(data.Papers?.Description, DisplayLimits.SentenceLength)),
            DatasetPapersFace.Synthetic(data.Papers?.IsSynthetic == true),
            new Line($"{Numbers.Count(data.CaptionCount)} {(data.IsOfTags ? "tags" : "captions")} of {Numbers.Count(data.Count)} images{words}; images that are here: {Numbers.Count(here)}. {parts}".TrimEnd()),
            new Stack([.. data.Images.OrderBy(image => image.File is null).Take(Shown).Select(Of)]),
            data.Papers is { } papers ? DatasetPapersFace.Table(papers) : new Stack());
    }

    /// <summary>One image with its captions.</summary>
    public static IPart Of(CaptionedImage image)
    {
        string name = CleanText.Of(image.Name, NameLength);
        Line[] captions = [.. image.Captions.Take(CaptionsShown).Select(caption => new Line($"“{CleanText.Of(caption, CaptionLength)}”"))];
        string more = image.Captions.Count > CaptionsShown ? $", {CaptionsShown} of {Numbers.Count(image.Captions.Count)} captions" : "";
        var said = new Stack([.. captions, new Line(name + (image.File is null ? " (not here)" : "") + more, Line.Small)]);
        return image.File is { } file ? new Beside(new HtmlOnly(new Picture(() => ImageEncoder.Tile(FileThumbnails.Square(file)), name, 2)), said) : said;
    }
}

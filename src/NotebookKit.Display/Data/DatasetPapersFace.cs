namespace NotebookKit.Display;

/// <summary>A data set's papers.</summary>
internal static class DatasetPapersFace
{
    private const int Length = 300;

    public static IPart Of(DatasetPapers papers) => new Stack(
        new Line(CleanText.Of(papers.Title), Line.Title),
        new Line(CleanText.Of(papers.Description, DisplayLimits.SentenceLength)),
        Synthetic(papers.IsSynthetic),
        Table(papers));

    /// <summary>What has to stand wherever drawn data are shown, or nothing.</summary>
    public static Line Synthetic(bool isSynthetic) => new(isSynthetic ? "Synthetic: drawn by NotebookKit, not photographed." : "");

    /// <summary>The papers as a table.</summary>
    public static Table Table(DatasetPapers papers) => new(
        [new(""), new("") { Wrap = true }],
        [
            ["name", $"{CleanText.Of(papers.Name)} (tier: {CleanText.Of(papers.Tier)})"],
            ["found in", CleanText.Of(papers.Origin, Length)],
            ["licence", CleanText.Of(papers.Licence, Length)],
            ["citation", CleanText.Of(papers.Citation, Length)],
            ["homepage", CleanText.Of(papers.Homepage, Length)],
        ]);
}

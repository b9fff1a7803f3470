namespace NotebookKit.Display;

/// <summary>A set of image files as a card: what it is, how many of each class and part, samples, whose it is.</summary>
internal static class ImageFileSetFace
{
    private const int SamplesPerClass = 4, MostSamples = 60, PartsShown = 4, CreditsShown = 20;

    public static IPart Of(ImageFileSet set)
    {
        string[] parts = [.. set.Parts.Take(PartsShown)];
        int groups = set.Groups?.Where(group => !string.IsNullOrEmpty(group)).Distinct(StringComparer.Ordinal).Count() ?? 0;
        string grouped = groups > 0 ? $" in {Numbers.Count(groups)} groups that stay whole" : "";
        long bytes = set.Files.Sum(file => file.Length);
        return new Stack(
            new Line(CleanText.Of(set.Papers?.Title ?? set.Name), Line.Title),
            new Line(CleanText.Of(set.Papers?.Description, DisplayLimits.SentenceLength)),
            DatasetPapersFace.Synthetic(set.Papers?.IsSynthetic == true),
            new Line($"{Numbers.Count(set.Count)} image files of {Numbers.Count(set.ClassNames.Count)} classes{grouped}{(bytes > 0 ? $", {Numbers.Bytes(bytes)}" : "")}; nothing is decoded yet but the samples"),
            Classes(set, parts),
            Credits(set),
            set.Papers is { } papers ? DatasetPapersFace.Table(papers) : new Stack());
    }

    private static Stack Classes(ImageFileSet set, string[] parts)
    {
        int shown = Math.Min(set.ClassNames.Count, DisplayLimits.Classes), perClass = Math.Clamp(MostSamples / Math.Max(1, shown), 1, SamplesPerClass);
        int[] counts = set.CountPerClass();
        int[][] ofParts = [.. parts.Select(part => Count(set, part))];
        List<int>[] samples = [.. Enumerable.Range(0, set.ClassNames.Count).Select(_ => new List<int>())];
        for (int i = 0; i < set.Count; i++)
            if (samples[set.Labels[i]].Count < perClass) samples[set.Labels[i]].Add(i);
        double most = Math.Max(1, counts.DefaultIfEmpty(1).Max());
        Column[] columns =
        [
            new("class"), .. parts.Select(part => new Column(CleanText.Of(part, 24), Right: true)), new("images", Right: true), new("balance") { PictureOnly = true }, new("samples") { PictureOnly = true },
        ];
        var rows = Enumerable.Range(0, shown).Select(c => (IReadOnlyList<Cell>)
        [
            CleanText.Of(set.ClassNames[c]), .. ofParts.Select(part => (Cell)Numbers.Count(part[c])), Numbers.Count(counts[c]), new Cell("") { Bar = counts[c] / most },
            new Cell("") { Picture = Strip(set, samples[c], CleanText.Of(set.ClassNames[c])) },
        ]);
        Cell[] totals = ["in all", .. ofParts.Select(part => (Cell)Numbers.Count(part.Sum())), Numbers.Count(set.Count), "", ""];
        return new Stack(
            new Table(columns, [.. rows]) { Totals = [totals] },
            new Line(shown < counts.Length ? $"the first {shown} of {Numbers.Count(counts.Length)} classes" : "", Line.Small));
    }

    /// <summary>Whose each picture is, where they are not all of one author and licence.</summary>
    private static Stack Credits(ImageFileSet set) => set.Credits is not { } credits ? new Stack() : new Stack(
        new Table(
            [new("picture"), new("by, licence, source") { Wrap = true }],
            [.. credits.Take(CreditsShown).Select((credit, i) => (IReadOnlyList<Cell>)[CleanText.Of(set.Files[i].FileName, 40), CleanText.Of(credit, 200)])]),
        new Line(credits.Count > CreditsShown ? $"the first {CreditsShown} of {Numbers.Count(credits.Count)}" : "", Line.Small));

    private static Picture? Strip(ImageFileSet set, List<int> indices, string name) =>
        indices.Count == 0 ? null : new Picture(() => FileThumbnails.Strip([.. indices.Select(i => set.Files[i])]), $"{indices.Count} images of {name}");

    private static int[] Count(ImageFileSet set, string part)
    {
        int[] counts = new int[set.ClassNames.Count];
        for (int i = 0; i < set.Count; i++)
            if (set.PartNames![i] == part) counts[set.Labels[i]]++;
        return counts;
    }
}

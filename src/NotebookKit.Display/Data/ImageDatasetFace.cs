namespace NotebookKit.Display;

/// <summary>A data set's card: what it is, how many of each class, samples, and its papers.</summary>
internal static class ImageDatasetFace
{
    private const int SamplesPerClass = 8;

    public static IPart Of(ImageDataset data)
    {
        ImageSplit train = data.Train;
        string counts = $"{Numbers.Count(train.Count)} training and {Numbers.Count(data.Test.Count)} test images of {train.Channels}×{train.Height}×{train.Width}, {data.ClassNames.Count} classes";
        return new Stack(
            new Line(CleanText.Of(data.Title), Line.Title),
            new Line(CleanText.Of(data.Description, DisplayLimits.SentenceLength)),
            new Line(counts),
            DatasetPapersFace.Synthetic(data.IsSynthetic),
            Classes(data),
            DatasetPapersFace.Table(data.Papers));
    }

    private static Stack Classes(ImageDataset data)
    {
        int classes = data.ClassNames.Count, shown = Math.Min(classes, DisplayLimits.Classes);
        int[] train = Counts(data.Train, classes), test = Counts(data.Test, classes);
        double most = Math.Max(1, train.DefaultIfEmpty(1).Max());
        IReadOnlyList<IReadOnlyList<int>> samples = ClassSamples.First(data.Train, classes, SamplesPerClass);
        bool pictured = data.Train.Channels is 1 or 3;
        Column[] columns = [new("class"), new("training", Right: true), new("test", Right: true), new("balance") { PictureOnly = true }, .. pictured ? [new Column("samples") { PictureOnly = true }] : Array.Empty<Column>()];
        var rows = Enumerable.Range(0, shown).Select(c => (IReadOnlyList<Cell>)
        [
            CleanText.Of(data.ClassNames[c]), Numbers.Count(train[c]), Numbers.Count(test[c]), new Cell("") { Bar = train[c] / most },
            .. pictured ? [new Cell("") { Picture = Strip(data, c, samples[c]) }] : Array.Empty<Cell>(),
        ]);
        return new Stack(
            new Table(columns, [.. rows]),
            new Line(shown < classes ? $"the first {shown} of {Numbers.Count(classes)} classes" : "", Line.Small));
    }

    // One picture a class instead of eight: a card stays light.
    private static Picture? Strip(ImageDataset data, int label, IReadOnlyList<int> indices)
    {
        if (indices.Count == 0) return null;
        string alt = $"{indices.Count} training images of {CleanText.Of(data.ClassNames[label])}";
        IReadOnlyList<int> few = data.Train.Width > DisplayLimits.CrispSide ? [.. indices.Take(4)] : indices;
        double scale = data.Train.Width > DisplayLimits.CrispSide ? 40.0 / data.Train.Width : Math.Max(1, 40 / data.Train.Width);
        return new Picture(() => ImageEncoder.Png(Pixels.Strip([.. few.Select(i => Pixels.Of(data.Train, i))])), alt, scale);
    }

    private static int[] Counts(ImageSplit split, int classes)
    {
        int[] counts = new int[classes];
        foreach (int label in split.Labels)
        {
            if (label < classes) counts[label]++;
        }

        return counts;
    }
}

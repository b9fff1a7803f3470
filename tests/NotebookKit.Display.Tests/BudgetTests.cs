using TorchSharp;

namespace NotebookKit.Display.Tests;

/// <summary>However much a value holds, its page stays one that a notebook can keep.</summary>
public sealed class BudgetTests
{
    private const int MostCharacters = 700_000, MostText = 60_000;

    public static TheoryData<string> Cases => [.. Values.Keys];

    private static readonly string[] Many = [.. Enumerable.Range(0, 1000).Select(i => $"class number {i}")];

    private static readonly Dictionary<string, Func<object>> Values = new()
    {
        ["a map of 2,000 colourful pictures"] = () => new EmbeddingMap { Method = "PCA", Settings = "", Points = [.. Enumerable.Range(0, 2000).Select(i => (i % 45 * 1.0, i / 45 * 1.0))] }.WithImages(Samples.Split(2000, 3, 64), Many),
        ["a map of 20,000 points"] = () => new EmbeddingMap { Method = "PCA", Settings = "", Points = [.. Enumerable.Range(0, 20_000).Select(i => (Math.Sin(i), Math.Cos(2 * i)))] },
        ["200 large top losses"] = () => TopLosses.Of(Guesses(300, 3), Samples.Split(300, 3, 224), 300),
        ["a report of 1,000 classes"] = () => ClassificationReport.Of(Guesses(2000, 1000)),
        ["a confusion matrix of 1,000 classes"] = () => Guesses(2000, 1000).Confusion,
        ["predictions of 1,000 classes"] = () => Guesses(2000, 1000),
        ["all of 1,000 probabilities"] = () => TopPredictions.Of(Guesses(1, 1000), 0, top: 1000),
        ["a curve of 100,000 thresholds"] = () => RocCurve.Of([.. Enumerable.Range(0, 100_000).Select(i => i % 3 == 0)], [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i))]),
        ["precision at 100,000 thresholds"] = () => PrecisionRecallCurve.Of([.. Enumerable.Range(0, 100_000).Select(i => i % 3 == 0)], [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i))]),
        ["a calibration of 1,000 bins"] = () => Calibration.Of([.. Enumerable.Range(0, 5000).Select(i => i / 5000.0)], [.. Enumerable.Range(0, 5000).Select(i => i % 2 == 0)], bins: 1000),
        ["a caption of 10,000 words"] = () => new ScoredCaption([.. Enumerable.Range(0, 10_000).Select(i => new ScoredWord($"word{i}", 0.5))]) { References = Many },
        ["5,000 neighbours"] = () => new NeighborStrip { Searched = 5000, Found = [.. Enumerable.Range(0, 5000).Select(i => new PicturedNeighbor(i, i, "bag", ResultSamples.Picture()))] },
        ["an explanation of 500×500 cells"] = () => ResultSamples.Occlusion() with { Cells = Noise(500), Pixels = Noise(500) },
        ["files of 1,000 classes"] = () => new ImageFileSet("many", [.. Enumerable.Repeat(DataSamples.Picture, 5000)], [.. Enumerable.Range(0, 5000).Select(i => i % 1000)], Many),
        ["10,000 captions"] = () => new CaptionDataset { Name = "many", Images = [.. Enumerable.Range(0, 10_000).Select(i => new CaptionedImage($"{i}.png", Many, DataSamples.Picture))] },
        ["1,000 unreadable images"] = () => new UnreadableReport([.. Enumerable.Repeat(new UnreadableImage(DataSamples.Broken, new string('x', 5000)), 1000)], 2000),
        ["200 repeated runs"] = () => new RepeatedRuns([.. Enumerable.Range(0, 200).Select(i => ResultSamples.Repeated().Runs[0] with { Seed = i })]),
        ["1,000 stored results"] = () => new CaseResults("many", "", CaseResult.Group([.. Enumerable.Range(0, 1000).Select(i => Samples.Figure() with { Name = Many[i] })]), Many),
        ["a log of 10,000 lines"] = () => new BatchLog([.. Enumerable.Range(0, 10_000).Select(i => new BatchRecord(i / 100 + 1, i % 100 + 1, 1, 0.5, 2))]),
        ["50 trainings of 2,000 epochs"] = () => new TrainingComparison([.. Enumerable.Range(0, 50).Select(i => (Many[i], Samples.History(2000)))]),
        ["1,000 scores"] = () => new ScoreComparison([.. Many.Select(name => (name, new Score("accuracy", 0.5, null, 10)))]),
        ["500 components"] = () => new PrincipalComponents(new double[2000], new double[500, 2000], new double[500], 1),
        ["a batch of 512 large images"] = () => new Batch(torch.rand(512, 3, 96, 96), torch.arange(512)),
        ["a picture of 4,000×3,000"] = () => new DecodedImage(4000, 3000, 3, new byte[36_000_000]),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pages_stay_light(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        object value = Values[name]();
        string html = Faces.Html(value);
        Assert.DoesNotContain("could not be shown", html, StringComparison.Ordinal);
        Assert.DoesNotContain("shown as text", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 300, MostCharacters);
        Assert.InRange(Faces.Text(value).Length, 20, MostText);
    }

    private static Predictions Guesses(int count, int classes)
    {
        float[] probabilities = new float[count * classes];
        var random = new Random(9);
        for (int i = 0; i < probabilities.Length; i++) probabilities[i] = random.NextSingle() / classes;
        return new Predictions(probabilities, [.. Enumerable.Range(0, count).Select(i => i % classes)], [.. Many.Take(classes)]);
    }

    private static float[,] Noise(int side)
    {
        float[,] values = new float[side, side];
        var random = new Random(3);
        for (int i = 0; i < values.Length; i++) values[i / side, i % side] = random.NextSingle() - 0.3f;
        return values;
    }
}

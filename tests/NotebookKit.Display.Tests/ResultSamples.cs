using static TorchSharp.torch;

namespace NotebookKit.Display.Tests;

/// <summary>Small, fixed results of judging, explaining and mapping.</summary>
internal static class ResultSamples
{
    /// <summary>Twelve images of three classes; nine are right.</summary>
    public static Predictions Predictions(string? hostile = null)
    {
        int[] taken = [0, 1, 2, 0, 1, 2, 0, 2, 2, 1, 1, 0];
        float[] probabilities = new float[36];
        for (int i = 0; i < 12; i++)
        {
            float sure = 0.4f + 0.04f * i;
            for (int c = 0; c < 3; c++) probabilities[3 * i + c] = c == taken[i] ? sure : (1 - sure) / 2;
        }

        return new Predictions(probabilities, [.. Enumerable.Range(0, 12).Select(i => i % 3)], Names(hostile));
    }

    public static TopPredictions Top(string? hostile = null) => TopPredictions.Of(Predictions(hostile), 3, Samples.Split()) with { Model = hostile ?? "GoogLeNet", Name = hostile ?? "image 3" };

    public static TopLosses Losses(string? hostile = null) => TopLosses.Of(Predictions(hostile), Samples.Split(), 4);

    public static ScoredCaption Caption(string? hostile = null) => new([new(hostile ?? "a", 0.81), new(hostile ?? "brown", 0.22), new(hostile ?? "bag", 0.64)])
    {
        Image = Picture(),
        References = [hostile ?? "a handbag on a white ground"],
    };

    /// <summary>A caption that came to its end, and one that was cut off.</summary>
    public static PictureCaptions Tagged(string? hostile = null) => new(
        [new NamedCaption("greedy", new ScoredCaption([new(hostile ?? "ankle boot", 0.982), new("light", 0.613)]) { IsOfTags = true, EndProbability = 1 })])
    {
        Name = hostile ?? "boot.png",
        References = [hostile ?? "ankle boot", "medium"],
    };

    public static PictureCaptions Described(string? hostile = null) => new(
        [new(hostile ?? "greedy", Caption(hostile) with { EndProbability = 0.5 }), new(hostile ?? "sampled", new([new(hostile ?? "trousers", 0.01)]))])
    {
        Name = hostile ?? "bag.jpg",
        Image = Picture(),
        References = [hostile ?? "a handbag on a white ground"],
    };

    public static TagScores Tags(string? hostile = null) => TagScores.Of(
        [["coat", "red"], ["coat"], ["dress", "blue"], []], [[hostile ?? "coat", "red"], ["dress", "red"], ["dress", "blue"], ["coat"]]);

    public static Neighbors NearestTable() => new(new double[,] { { 0, 0.4127, 0.5239 }, { 0, 0.6508, 0.7127 } }, new[,] { { 0, 967, 401 }, { 1, 525, 804 } }, DistanceMetric.L2);

    public static IndexComparison Compared(string? hostile = null) => new(
        [
            new("exact", new Score("recall@5", 1, new Interval(1, 1), 200), TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(1.5)),
            new(hostile ?? "Garnet", new Score("recall@5", 0.9875, new Interval(0.98, 0.995), 200), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(2.25)),
        ],
        5, 200, 10_000, 64);

    public static NeighborStrip Near(string? hostile = null) => new()
    {
        Query = Picture(),
        QueryLabel = hostile ?? "Bag",
        Searched = 999,
        Measure = hostile ?? "Euclidean",
        Found = [new(7, 1.25, hostile ?? "Bag", Picture()), new(40, 1.5, hostile is null ? "Trouser" : hostile + "2", Picture()), new(12, 2)],
    };

    /// <summary>A map that says for and against.</summary>
    public static ExplanationMap Occlusion(string? hostile = null) => new()
    {
        Method = hostile ?? "Occlusion",
        Settings = hostile ?? "a square of 7×7 pixels filled with 0, moved by 7",
        Class = 2,
        ClassName = hostile ?? "Bag",
        Probability = 0.91,
        Cells = new[,] { { 0, 0.1f, 0, 0 }, { 0.2f, 0.6f, 0.4f, 0 }, { 0, 0.3f, -0.1f, 0 }, { 0, 0, 0, -0.05f } },
        Pixels = new[,] { { 0, 0.1f, 0, 0 }, { 0.2f, 0.6f, 0.4f, 0 }, { 0, 0.3f, -0.1f, 0 }, { 0, 0, 0, -0.05f } },
        Image = Picture(),
    };

    /// <summary>A map that says only for.</summary>
    public static ExplanationMap GradCam() => Occlusion() with
    {
        Method = "Grad-CAM",
        Settings = "layer layer3, 64 maps of 2×2",
        Cells = new[,] { { 0, 1f }, { 0.25f, 0.5f } },
        Pixels = new[,] { { 0, 1f }, { 0.25f, 0.5f } },
    };

    public static EmbeddingMap Map(string? hostile = null) => new EmbeddingMap
    {
        Method = hostile ?? "t-SNE",
        Settings = hostile ?? "perplexity 3, 250 steps, seed 1, Kullback-Leibler divergence 0.123",
        Points = [.. Enumerable.Range(0, 12).Select(i => (10.0 * (i % 3) + Math.Sin(i), 4.0 * (i % 3 % 2) + Math.Cos(i)))],
    }.WithImages(Samples.Split(), Names(hostile));

    public static PrincipalComponents Components() => new([0, 0, 0, 0], new double[3, 4], [5, 2.5, 1.25], 10);

    public static RetrievalEvaluation Retrieved() => new()
    {
        K = 5,
        Queries = [.. Enumerable.Range(0, 20)],
        Precisions = [.. Enumerable.Range(0, 20).Select(i => i % 6 / 5.0)],
        AveragePrecisions = [.. Enumerable.Range(0, 20).Select(i => 0.2 + i % 5 / 10.0)],
    };

    public static NeuralCodes Codes()
    {
        using Tensor features = tensor(new float[,] { { 4, 0, 0 }, { -4, 0, 0 }, { 0, 2, 0 }, { 0, -2, 0 }, { 0, 0, 1 }, { 0, 0, -1 } });
        return NeuralCodes.Fit(features, 2);
    }

    public static RocCurve Roc() => RocCurve.Of(Predictions(), 1);

    public static PrecisionRecallCurve PrecisionRecall() => PrecisionRecallCurve.Of(Predictions(), 1);

    public static Calibration Calibration() => NotebookKit.Calibration.Of(Predictions(), 5);

    public static ClassificationReport Report(string? hostile = null) => ClassificationReport.Of(Predictions(hostile));

    public static LearningRateCurve Finder()
    {
        double[] rates = [.. Enumerable.Range(0, 40).Select(i => 1e-5 * Math.Pow(6e4, i / 39.0))];
        double[] losses = [.. rates.Select(rate => 2.3 - 1.6 / (1 + Math.Pow(0.01 / rate, 2)) + 12 * rate * rate)];
        return new LearningRateCurve(rates, [.. losses.Select((loss, i) => loss + 0.05 * Math.Sin(7 * i))], losses, 0.0049);
    }

    public static RepeatedRuns Repeated() => new([new(1, Predictions(), Samples.History(), 61), new(2, Predictions(), Samples.History(), 75.5)]);

    public static Bleu Bleu() => new([0.61, 0.4, 0.25, 0.14], 0.93, new Interval(0.15, 0.29), 1000);

    public static ScoreComparison Scores(string? hostile = null) => ScoreComparison.Of(
        (hostile ?? "plain-20", new(hostile ?? "accuracy", 0.84, new Interval(0.815, 0.862), 1000)), (hostile ?? "ResNet-20", new("accuracy", 0.87, new Interval(0.848, 0.889), 1000)),
        (hostile ?? "chance", new("accuracy", 0.1, null, 1000)));

    public static DecodedImage Picture()
    {
        byte[] pixels = new byte[28 * 28 * 3];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)(i / 3 % 28 * 9);
        return new DecodedImage(28, 28, 3, pixels);
    }

    public static IEnumerable<object> All(string? hostile) =>
    [
        Predictions(hostile), Top(hostile), Losses(hostile), Caption(hostile), Near(hostile), Occlusion(hostile), GradCam(), Map(hostile), Components(), Roc(), PrecisionRecall(), Calibration(),
        Report(hostile), Report(hostile).Classes[0], new Score(hostile ?? "quadratic-weighted κ", 0.8123, new Interval(0.78, 0.84), 400), new Interval(0.1, 0.2), Finder(), new OneCycleSchedule(),
        Repeated(), Repeated().Runs[0], Bleu(), Retrieved(), Codes(), Described(hostile), Tagged(hostile), new CaptionGallery([Described(hostile)]), Tags(hostile), Compared(hostile), NearestTable(), Near() with { QueryLabel = null, QueryName = hostile ?? "own.jpg" }, Scores(hostile),
    ];

    private static string[] Names(string? hostile) => hostile is null ? Samples.Names : [hostile, hostile + "2", hostile + "3"];
}

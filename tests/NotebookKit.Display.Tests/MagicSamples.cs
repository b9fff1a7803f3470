namespace NotebookKit.Display.Tests;

/// <summary>What magic commands give, one of each.</summary>
internal static class MagicSamples
{
    public static IEnumerable<object> All(string? hostile = null)
    {
        string word = hostile ?? "word";
        WeightCard weights = Weights(hostile);
        DatasetCard data = Data(hostile);
        return
        [
            new KitOverview(new Dictionary<string, string> { ["NotebookKit"] = word, ["TorchSharp"] = word }, [new("cache", word)], [new("#!seed", word), new(word, word)]),
            new GpuReport(false, word, [new(word, HealthState.Note, word, word)], word, word),
            new DeviceReport(word, [word, "cpu"]),
            new SeedReport(-1, 2, true),
            new TensorCensus(5, -2, new Dictionary<string, long> { [word] = 4 }, [new(word, 1, 4)], 1 << 20, 3),
            new TimingReport([1e-9, 2e-3, 5], 3, 0.5, 2, true),
            new MemoryReport(1, 3, 2, 4, -1),
            new ParameterList(word, [new(word, [2, 3], "float32", word, 6, false) { Mean = 0.5, Deviation = double.NaN, GradientNorm = double.NaN }]),
            data, new DatasetList([data]), new ModelList([Model(hostile)]), new ModelList([]), Model(hostile), new WeightList([weights]), weights, new WeightCheck(word, word, false),
            Exercises.Add(word, () => true, [word], word, word), new ExerciseVerdict(word, false, word, word), new ExerciseHint(word, 1, 2, word), new ExerciseSolution(word, word, 1, false),
            new ExerciseProgress([new(word) { Attempts = 2 }], word), new ExerciseProgress([]),
        ];
    }

    private static ModelCard Model(string? hostile) => new(hostile ?? "net", hostile ?? "Net", hostile ?? "Somebody, 2017.", 12_345, 32, 3, 10);

    private static DatasetCard Data(string? hostile) => new(
        new DatasetPapers
        {
            Name = hostile ?? "clothes",
            Title = hostile ?? "Clothes",
            Description = hostile ?? "Pictures of clothes.",
            Licence = hostile ?? "MIT",
            Citation = hostile ?? "Somebody, 2017.",
            Homepage = hostile ?? "https://example.org",
            Tier = hostile ?? "real",
            Origin = hostile ?? "a download on first use",
        },
        hostile ?? "Datasets.Load",
        IsHere: false);

    private static WeightCard Weights(string? hostile) => new()
    {
        Name = hostile ?? "net/somebody",
        Model = hostile ?? "net",
        Title = hostile ?? "Net by somebody",
        Licence = hostile ?? "MIT",
        Citation = hostile ?? "Somebody, 2017.",
        Homepage = hostile ?? "https://example.org",
        Copies = [],
        Classes = 1000,
        ClassSet = hostile ?? "imagenet",
        Preprocessing = new ImagePreprocessing(224, ImageNormalisation.Caffe),
        PublishedTop1 = 0.687,
        PublishedSource = hostile ?? "its page",
        Note = hostile,
    };
}

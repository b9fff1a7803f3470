using System.Globalization;
using Microsoft.Data.Analysis;
using TorchSharp;

namespace NotebookKit.Display.Tests;

/// <summary>Small, fixed values of every type that has a face.</summary>
internal static class Samples
{
    // The library is neither small nor XML; what it does is tried in a browser.
    static Samples() => PlotlyLibrary.IsEmbedded = false;

    public static readonly string[] Names = ["T-shirt", "Trouser", "Bag"];

    public static ImageSplit Split(int count = 12, int channels = 1, int side = 28, string name = "test")
    {
        byte[] pixels = new byte[count * channels * side * side];
        new Random(7).NextBytes(pixels);
        return new ImageSplit(name, pixels, [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3))], channels, side, side);
    }

    public static ImageDataset Dataset(string? hostile = null) => new()
    {
        Name = hostile ?? "clothes",
        Title = hostile ?? "Clothes",
        Description = hostile ?? "Pictures of clothes.",
        Train = Split(name: "train"),
        Test = Split(6),
        ClassNames = hostile is null ? Names : [hostile, hostile + "2", hostile + "3"],
        Licence = hostile ?? "MIT",
        Citation = hostile ?? "Somebody, 2017.",
        Homepage = hostile ?? "https://example.org",
        Tier = hostile ?? "quick",
        Origin = hostile ?? "embedded in NotebookKit",
    };

    public static Evaluation Evaluation(string? hostile = null) => new()
    {
        Images = Split(),
        ClassNames = hostile is null ? Names : [hostile, hostile + "2", hostile + "3"],
        Predictions = [0, 1, 2, 0, 1, 2, 0, 2, 2, 1, 1, 0],
        Confidences = [.. Enumerable.Range(0, 12).Select(i => 0.4f + 0.05f * i)],
        Loss = 0.4321,
    };

    public static TrainingHistory History(int epochs = 3) =>
        new([.. Enumerable.Range(1, epochs).Select(e => new EpochRecord(e, 0.1 / e, 2.0 / e, 1 - 0.5 / e, 1.5 / e, 1 - 0.4 / e, 4.5))], epochs);

    public static BatchLog Log() => new([new(1, 50, 2.1, 0.229, 4.5), new(1, 100, 1.95, 0.273, 9), new(1, 150, 1.9, 0.309, 13.6), new(2, 50, 1.5, 0.45, 4.4)]);

    public static TrainingComparison Compared(string? hostile = null) => TrainingComparison.Of((hostile ?? "plain-20", History(3)), (hostile ?? "ResNet-20", History(4)), ("not begun", History(0)));

    public static TrainingProgress Progress(string? hostile = null) => new()
    {
        Epoch = 3,
        Epochs = 5,
        Step = 20,
        Steps = 40,
        Loss = 0.61,
        Accuracy = 0.872,
        Elapsed = TimeSpan.FromSeconds(30),
        ImagesPerSecond = 1234,
        History = History(2),
        Settings = hostile ?? "float32, 2 threads, seed 1",
    };

    public static TrainingRun Run() => new()
    {
        Model = new CifarResNet(8, channels: 1),
        History = History(),
        Options = new TrainingOptions { Seed = 7 },
        Acceleration = Acceleration.Off,
        Normalisation = new PixelNormalisation([0.3], [0.3]),
        ClassNames = Names,
        TrainingImages = 5400,
        ValidationImages = 600,
        Stopped = false,
        Seconds = 75,
    };

    public static ModelSummary Model(string? hostile = null) => new(
        [
            new LayerSummary("", hostile ?? "ResNet", 0, [1, 10], 794, 650, 113_536, false),
            new LayerSummary(hostile ?? "conv1", "Conv2d", 1, [1, 16, 28, 28], 144, 0, 112_896, true),
            new LayerSummary("relu", "ReLU", 1, null, 0, 0, 0, true),
            new LayerSummary("fc", "Linear", 1, [1, 10], 650, 650, 640, true),
        ],
        [1, 1, 28, 28]);

    public static Figure Figure(string? hostile = null) => new()
    {
        Name = hostile ?? "test accuracy",
        Value = 0.871,
        Interval = new Interval(0.849, 0.890),
        Count = 1000,
        Tier = hostile ?? "quick",
        Dataset = hostile ?? "clothes",
        Seed = 1,
        Seconds = 84.2,
        Published = [new PublishedFigure(hostile ?? "ResNet-18", 0.949, hostile ?? "the authors' page")],
        Reason = hostile ?? "Fewer images.",
        MeasuredAt = DateTimeOffset.Parse("2026-11-23T01:00:00Z", CultureInfo.InvariantCulture),
        Versions = new Dictionary<string, string> { ["NotebookKit"] = hostile ?? "0.1.0" },
    };

    public static HealthReport Health(string? hostile = null) => new(
    [
        new HealthLine(hostile ?? ".NET runtime", HealthState.Ok, hostile ?? "10.0.12 on linux-x64"),
        new HealthLine("data: clothes", HealthState.Note, "not on this machine", hostile ?? "apt-get install clothes"),
        new HealthLine("cache", HealthState.Problem, "/cache cannot be written", "export NOTEBOOKKIT_CACHE=/another/folder"),
    ]);

    public static Chart Chart(string? hostile = null) =>
        Display.Chart.Line(new[] { 2, 1, 0.7, 0.5 }, hostile ?? "train").And(Display.Chart.Line(new[] { 1.5, 1.1, 0.9, 0.8 }, hostile ?? "validation"))
            .Titled(hostile ?? "Losses").WithX(hostile ?? "epoch").WithY(hostile ?? "loss", hostile ?? "nats").Marked(3, hostile ?? "best");

    public static ModelComparison Comparison(string? hostile = null) =>
        ModelComparison.Of(Model(hostile) with { WeightedLayers = 2 }, Model(hostile) with { WeightedLayers = 3 }).WithFigure(hostile ?? "error (%)", 8.75, 7.5);

    public static DataFrame Frame(string? hostile = null) => new(
        new StringDataFrameColumn(hostile ?? "name", [hostile ?? "shirt", "trousers", null!]),
        new SingleDataFrameColumn("weight", [1.5f, null, 2.5f]),
        new Int64DataFrameColumn("count", [1L, 2L, 3L]),
        new BooleanDataFrameColumn("clean", [true, false, true]));

    /// <summary>Tensors of every kind that has a picture of its own; callers hold a dispose scope.</summary>
    public static IEnumerable<torch.Tensor> Tensors() =>
    [
        torch.linspace(-1, 1, 30).reshape(5, 6), torch.linspace(0, 1, 3 * 12 * 10).reshape(3, 12, 10), torch.linspace(0, 1, 4 * 3 * 9 * 9).reshape(4, 3, 9, 9),
        torch.arange(-6, 6).reshape(3, 4), torch.linspace(0, 1, 5 * 6 * 7).reshape(5, 6, 7), torch.tensor(new[] { 1f, float.NaN, -2f, 0f }).reshape(2, 2), torch.rand(300) > 0.5,
    ];

    /// <summary>One value of each type; where a type holds anybody's words, they are <paramref name="hostile"/>.</summary>
    public static IEnumerable<object> All(string? hostile = null) =>
    [
        Dataset(hostile), Dataset(hostile).Samples(2), Split(name: hostile ?? "test"), Evaluation(hostile), Evaluation(hostile).MistakesGrid(), Evaluation(hostile).Confusion,
        History(), Progress(hostile), Run(), Model(hostile), Comparison(hostile), Figure(hostile), Chart(hostile), Chart(hostile).ToPlotly(), Frame(hostile), Health(hostile),
        Log(), Compared(hostile), .. CaseSamples.All(hostile), .. ResultSamples.All(hostile), .. DataSamples.All(hostile), .. MagicSamples.All(hostile),
    ];
}

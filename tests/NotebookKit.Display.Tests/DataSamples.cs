using SkiaSharp;

namespace NotebookKit.Display.Tests;

/// <summary>Small, fixed values of data at rest and on their way.</summary>
internal static class DataSamples
{
    // One file that is a picture, and one that isn't.
    private static readonly Lazy<StoredFile[]> Stored = new(() =>
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "sample-files")).FullName;
        string picture = Path.Combine(folder, "bag.png"), broken = Path.Combine(folder, "broken.png");
        using var bitmap = new SKBitmap(60, 40, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(0, 114, 178));
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(picture, data.ToArray());
        File.WriteAllBytes(broken, [1, 2, 3]);
        return [StoredFile.OnDisk(picture), StoredFile.OnDisk(broken)];
    });

    public static StoredFile Picture => Stored.Value[0];

    public static StoredFile Broken => Stored.Value[1];

    public static DatasetPapers Papers(string? hostile = null) => new()
    {
        Name = hostile ?? "clothes",
        Title = hostile ?? "Clothes",
        Description = hostile ?? "Photographs of clothes.",
        Licence = hostile ?? "MIT",
        Citation = hostile ?? "Somebody, 2017.",
        Homepage = hostile ?? "https://example.org",
        Tier = hostile ?? "real",
        Origin = hostile ?? "/data/clothes",
    };

    public static ImageFileSet Files(string? hostile = null) =>
        new(hostile ?? "clothes", [Picture, Picture, Broken, Picture], [0, 1, 1, 0], hostile is null ? ["bag", "shirt"] : [hostile, hostile + "2"])
        {
            PartNames = ["train", "train", "train", "test"],
            Groups = ["a", "b", "b", null],
            Papers = Papers(hostile),
        };

    public static CaptionDataset Captions(string? hostile = null) => new()
    {
        Name = hostile ?? "captions",
        Images = [new(hostile ?? "bag.png", [hostile ?? "a blue bag", hostile ?? "a bag on the floor"], Picture), new(hostile ?? "shirt.png", [hostile ?? "a shirt"])],
        Parts = new Dictionary<string, IReadOnlySet<string>> { [hostile ?? "train"] = new HashSet<string> { "bag.png" } },
        Papers = Papers(hostile),
    };

    public static FundusDrawing Fundus(string? hostile = null)
    {
        FundusDrawing drawing = FundusDrawing.Of("test", 2);
        return drawing with { Name = hostile ?? drawing.Name, Patient = hostile ?? drawing.Patient };
    }

    public static UnreadableReport Unreadable(string? hostile = null) => new([new(Broken, hostile ?? "broken.png cannot be read as an image: its format is unknown.")], 40);

    public static BatchLoader Loader() => new(Samples.Split(), new PixelNormalisation([0.5], [0.25]));

    public static ImageFileSource Source() => new ImageFileSet("clothes", [Picture, Picture], [0, 1], ["bag", "shirt"]).AsSource(new ImagePipeline([new ResizeTo(16, 16)], ImageNormalisation.ImageNet));

    public static IEnumerable<object> All(string? hostile) =>
    [
        Files(hostile), Captions(hostile), Captions(hostile).Images[1], Papers(hostile), Unreadable(hostile), Unreadable(hostile).Images[0], new ReadableImages(Files(hostile), Unreadable(hostile).Images),
        Loader().InOrder().First(), Loader(), Source(), ResultSamples.Picture(), new NotebookKit.Fold([0, 1, 3], [2]), new WorkProgress(hostile ?? "t-SNE", hostile ?? "steps", 120, 500),
        new DecodeProgress(hostile ?? "clothes", 120, 500), Fundus(hostile),
    ];
}

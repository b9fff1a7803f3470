using System.Runtime.CompilerServices;
using SkiaSharp;
using TorchSharp;

namespace NotebookKit.Display.Tests;

/// <summary>Faces as one picture, compared with stored ones by structural similarity. Set UPDATE_SNAPSHOTS=1 to write them anew, then look.</summary>
public sealed class PngTests
{
    private const double Alike = 0.97;

    public static TheoryData<string> Cases => [.. Values.Keys];

    private static readonly Dictionary<string, Func<object>> Values = new()
    {
        ["chart"] = () => Samples.Chart(),
        ["heat-chart"] = () => Chart.HeatMap(new[,] { { 0.9, -0.1 }, { -0.4, 0.7 } }, ["a", "b"], ["c", "d"]).Titled("Correlation"),
        ["model"] = () => Samples.Model(),
        ["confusion"] = () => Samples.Evaluation().Confusion,
        ["history"] = () => Samples.History(),
        ["figure"] = () => Samples.Figure(),
        ["top-predictions"] = () => ResultSamples.Top(),
        ["occlusion"] = () => ResultSamples.Occlusion(),
        ["map"] = () => ResultSamples.Map(),
        ["roc"] = () => ResultSamples.Roc(),
        ["calibration"] = () => ResultSamples.Calibration(),
        ["finder"] = () => ResultSamples.Finder(),
        ["repeated"] = () => ResultSamples.Repeated(),
        ["neighbor-strip"] = () => ResultSamples.Near(),
        ["tensor"] = () => TensorReport.Of(torch.linspace(-3, 2, 48).reshape(6, 8)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Looks_as_it_was_approved(string name)
    {
        Need.DejaVu();
        byte[] png;
        using (torch.NewDisposeScope()) png = Faces.Png(Values[name]());
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllBytes(Path.Combine(SourceFolder(), "Snapshots", name + ".png"), png);
        else Assert.InRange(PictureSimilarity.Of(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Snapshots", name + ".png")), png), Alike, 1);
    }

    [Fact]
    public void Every_face_has_one()
    {
        Need.DejaVu();
        Assert.All(Samples.All(), value =>
        {
            using SKBitmap picture = SKBitmap.Decode(Faces.Png(value));
            Assert.InRange(picture.Width, 200, 3200);
        });
    }

    [Theory]
    [MemberData(nameof(HtmlTests.Hostile), MemberType = typeof(HtmlTests))]
    public void No_stranger_makes_it_large(string hostile)
    {
        Need.DejaVu();
        Assert.All(Samples.All(hostile), value => Assert.InRange(Faces.Png(value).Length, 500, 1_500_000));
    }

    [Fact]
    public void Words_of_any_script_are_written()
    {
        Need.DejaVu();
        Assert.NotEqual(Faces.Png("日本"), Faces.Png("שלום"));
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

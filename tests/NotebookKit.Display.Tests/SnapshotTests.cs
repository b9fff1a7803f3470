using System.Runtime.CompilerServices;

namespace NotebookKit.Display.Tests;

/// <summary>The text and HTML forms, compared with files. Set UPDATE_SNAPSHOTS=1 to write them anew, then read the difference.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Cases => [.. Values.Keys];

    private static readonly Dictionary<string, Func<object>> Values = new()
    {
        ["dataset"] = () => Samples.Dataset(),
        ["samples"] = () => Samples.Dataset().Samples(2),
        ["split"] = () => Samples.Split(),
        ["evaluation"] = () => Samples.Evaluation(),
        ["mistakes"] = () => Samples.Evaluation().MistakesGrid(),
        ["confusion"] = () => Samples.Evaluation().Confusion,
        ["history"] = () => Samples.History(),
        ["history-empty"] = () => Samples.History(0),
        ["progress"] = () => Samples.Progress(),
        ["progress-stopped"] = () => Samples.Progress() with { Ended = true, Stopped = true },
        ["progress-done"] = () => Samples.Progress() with { Epoch = 5, Step = 40, Ended = true, History = Samples.History(5) },
        ["progress-logged"] = () => Samples.Progress() with { Epoch = 2, History = Samples.History(1) with { Log = Samples.Log() } },
        ["log"] = () => Samples.Log(),
        ["trainings-compared"] = () => Samples.Compared(),
        ["case-card"] = () => CaseSamples.Card(),
        ["case-finding"] = () => CaseSamples.Finding(),
        ["case-results"] = () => CaseSamples.Results(),
        ["case-results-none"] = () => CaseSamples.NoResults(),
        ["run"] = () => Samples.Run(),
        ["download"] = () => new DownloadProgress(new Uri("https://example.org/train.gz"), 13_210_940, 26_421_880),
        ["health"] = () => Samples.Health(),
        ["health-good"] = () => new HealthReport([.. Samples.Health().Lines.Take(1)]),
        ["model"] = () => Samples.Model(),
        ["comparison"] = () => Samples.Comparison(),
        ["chart"] = () => Samples.Chart(),
        ["plotly"] = () => Samples.Chart().ToPlotly(),
        ["frame"] = () => Samples.Frame(),
        ["figure"] = () => Samples.Figure(),
        ["predictions"] = () => ResultSamples.Predictions(),
        ["top-predictions"] = () => ResultSamples.Top(),
        ["top-losses"] = () => ResultSamples.Losses(),
        ["caption"] = () => ResultSamples.Caption(),
        ["caption-ended"] = () => ResultSamples.Caption() with { EndProbability = 0.5 },
        ["caption-gallery"] = () => new CaptionGallery([ResultSamples.Described(), new PictureCaptions([])]),
        ["caption-gallery-tags"] = () => new CaptionGallery([ResultSamples.Tagged()]),
        ["caption-tags"] = () => ResultSamples.Tagged().Captions[0].Caption,
        ["index-comparison"] = () => ResultSamples.Compared(),
        ["neighbors"] = () => ResultSamples.NearestTable(),
        ["tag-scores"] = () => ResultSamples.Tags(),
        ["neighbor-strip-own"] = () => ResultSamples.Near() with { QueryLabel = null, QueryName = "own.jpg" },
        ["neighbor-strip"] = () => ResultSamples.Near(),
        ["retrieval"] = () => ResultSamples.Retrieved(),
        ["retrieval-groups"] = () => ResultSamples.Retrieved() with { Groups = 12, Unasked = 3 },
        ["neural-codes"] = () => ResultSamples.Codes(),
        ["occlusion"] = () => ResultSamples.Occlusion(),
        ["grad-cam"] = () => ResultSamples.GradCam(),
        ["map"] = () => ResultSamples.Map(),
        ["components"] = () => ResultSamples.Components(),
        ["roc"] = () => ResultSamples.Roc(),
        ["precision-recall"] = () => ResultSamples.PrecisionRecall(),
        ["calibration"] = () => ResultSamples.Calibration(),
        ["report"] = () => ResultSamples.Report(),
        ["score"] = () => ResultSamples.Roc().ToScore(),
        ["scores-compared"] = () => ResultSamples.Scores(),
        ["bleu"] = () => ResultSamples.Bleu(),
        ["finder"] = () => ResultSamples.Finder(),
        ["schedule"] = () => new OneCycleSchedule(),
        ["repeated"] = () => ResultSamples.Repeated(),
        ["repeated-one"] = () => new RepeatedRuns([.. ResultSamples.Repeated().Runs.Take(1)]),
        ["files"] = () => DataSamples.Files(),
        ["captions"] = () => DataSamples.Captions(),
        ["unreadable"] = () => DataSamples.Unreadable(),
        ["unreadable-none"] = () => new UnreadableReport([], 40),
        ["batch"] = () => DataSamples.Loader().InOrder().First(),
        ["loader"] = () => DataSamples.Loader(),
        ["picture"] = () => ResultSamples.Picture(),
        ["fold"] = () => new NotebookKit.Fold([0, 1, 3], [2]),
        ["work"] = () => new WorkProgress("t-SNE", "steps", 120, 500),
        ["figure-of-drawings"] = () => Samples.Figure() with { IsSynthetic = true },
        ["figure-of-a-loss"] = () => Samples.Figure() with { Name = "test loss", IsRate = false, Interval = null, Published = [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_reads_as_it_was_approved(string name) => Compare(name + ".txt", Faces.Text(Values[name]()) + "\n");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Html_is_as_it_was_approved(string name) => Compare(name + ".html", new Page(Faces.Html(Values[name]())).Outline() + "\n");

    private static void Compare(string file, string written)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(Path.Combine(SourceFolder(), "Snapshots", file), written);
        else Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", file)), written);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

using System.Xml.Linq;
using NotebookKit.Display;

namespace NotebookKit.Interactive.Tests;

/// <summary>How the results of magic commands look when strangers wrote their words.</summary>
public sealed class MagicFaceTests
{
    private const string Hostile = "<script>alert(1)</script>\"onload=\u202e\0";

    private static readonly DatasetPapers Papers = new()
    {
        Name = Hostile, Title = Hostile, Description = Hostile, Licence = Hostile, Citation = Hostile, Homepage = Hostile, Tier = Hostile, Origin = Hostile,
    };

    private static readonly WeightCard Card = new()
    {
        Name = Hostile, Model = Hostile, Title = Hostile, Licence = Hostile, Citation = Hostile, Homepage = Hostile, Copies = [], Classes = 2, ClassSet = Hostile,
        Preprocessing = new ImagePreprocessing(8, ImageNormalisation.Caffe), PublishedSource = Hostile, Note = Hostile,
    };

    private static readonly object[] Values =
    [
        new KitOverview(new Dictionary<string, string> { ["NotebookKit"] = Hostile, [Hostile] = Hostile }, [new(Hostile, Hostile)], [new(Hostile, Hostile)]),
        new GpuReport(false, Hostile, [new(Hostile, HealthState.Note, Hostile, Hostile)], Hostile, Hostile),
        new DeviceReport(Hostile, [Hostile, "cpu"]),
        new SeedReport(-1, 2, true),
        new TensorCensus(5, -2, new Dictionary<string, long> { [Hostile] = 4 }, [new(Hostile, 1, 4)], 1 << 20, 3),
        new TimingReport([1e-9, 2e-3, 5], 3, 0.5, 2, true),
        new MemoryReport(1, 3, 2, 4, -1),
        new ParameterList(Hostile, [new(Hostile, [2, 3], Hostile, Hostile, 6, false) { GradientNorm = double.NaN }]),
        new DatasetCard(Papers, Hostile, false),
        new DatasetList([new(Papers, Hostile, true)]),
        new ModelList([new(Hostile, Hostile, Hostile, 1, 2, 3, 4)]),
        new ModelList([]),
        new WeightList([Card]),
        Card,
        new WeightCheck(Hostile, Hostile, false),
        new ExerciseVerdict(Hostile, false, Hostile, Hostile),
        new ExerciseHint(Hostile, 1, 2, Hostile),
        new ExerciseSolution(Hostile, Hostile, 1, false),
        new ExerciseProgress([new(Hostile)], Hostile),
        new ExerciseProgress([]),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Values.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_result_has_a_face_in_which_no_word_becomes_markup(int number)
    {
        Assert.Contains(Values[number].GetType(), Faces.Types);
        string html = Faces.Html(Values[number]);
        XElement page = XElement.Parse($"<page>{html}</page>");

        Assert.DoesNotContain("shown as text", html, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), element => element.Name == "script" || element.Attributes().Any(attribute => attribute.Name == "onload"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_result_is_plain_text_without_control_characters(int number)
    {
        string text = Faces.Text(Values[number]);

        Assert.NotEmpty(text);
        Assert.DoesNotContain("could not be shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => c is '\0' or '\u202e');
    }
}

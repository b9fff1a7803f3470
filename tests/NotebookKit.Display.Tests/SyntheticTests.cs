namespace NotebookKit.Display.Tests;

/// <summary>What was drawn is never shown as if it were real.</summary>
public sealed class SyntheticTests
{
    private static readonly Dictionary<string, Func<bool, object>> Values = new()
    {
        ["ImageDataset"] = drawn => Samples.Dataset() with { IsSynthetic = drawn },
        ["DatasetPapers"] = drawn => Papers(drawn),
        ["DatasetCard"] = drawn => Card(drawn),
        ["DatasetList"] = drawn => new DatasetList([Card(drawn)]),
        ["ImageFileSet"] = drawn => new ImageFileSet("clothes", [DataSamples.Picture], [0], ["bag"]) { Papers = Papers(drawn) },
        ["CaptionDataset"] = drawn => DataSamples.Captions() with { Papers = Papers(drawn) },
        ["Figure"] = drawn => Samples.Figure() with { IsSynthetic = drawn },
    };

    public static TheoryData<string> Types => [.. Values.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Drawn_data_are_called_synthetic_in_every_form(string type)
    {
        object drawn = Values[type](true);
        Assert.Contains("synthetic", Faces.Text(drawn), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("synthetic", Faces.Html(drawn), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(Faces.Png(Values[type](false)), Faces.Png(drawn));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Real_data_are_not(string type) =>
        Assert.DoesNotContain("synthetic", Faces.Html(Values[type](false)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_drawn_eye_is_synthetic_and_shows_its_lesions()
    {
        string text = Faces.Text(DataSamples.Fundus());
        Assert.StartsWith("Drawn fundus, ", text, StringComparison.Ordinal);
        Assert.Contains("Synthetic: drawn by NotebookKit", text, StringComparison.Ordinal);
        Assert.Contains("microaneurysms", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_photographs_author_and_licence_stand_by_it()
    {
        string html = Faces.Html(Datasets.LoadFiles("free-photographs"));
        Assert.Contains("vultilion, CC-BY-2.0", html, StringComparison.Ordinal);
        Assert.Contains("Stéfan van der Walt, CC0-1.0", html, StringComparison.Ordinal);
    }

    private static DatasetPapers Papers(bool drawn) => DataSamples.Papers() with { IsSynthetic = drawn };

    private static DatasetCard Card(bool drawn) => new(Papers(drawn), "Datasets.Load", IsHere: true);
}

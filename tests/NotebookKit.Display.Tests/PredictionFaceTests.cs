using System.Text;
using System.Xml.Linq;

namespace NotebookKit.Display.Tests;

public sealed class PredictionFaceTests
{
    private static readonly string[] Names = ["cat", "dog"];

    [Fact]
    public void The_picture_stands_beside_its_bars()
    {
        XElement beside = new Page(Faces.Html(ResultSamples.Top())).All("table").First();
        Assert.Equal(("presentation", 1, 3), (beside.Attribute("role")!.Value, beside.Descendants("img").Count(), beside.Descendants("span").Count(span => span.Attribute("class")!.Value == "nbk-bar")));
    }

    [Fact]
    public void Without_a_picture_the_bars_stand_alone() => Assert.Empty(new Page(Faces.Html(TopPredictions.Of([0.4f, 0.6f], Names))).All("img"));

    [Fact]
    public void Almost_certain_is_not_certain() => Assert.StartsWith("cat, > 99.9 %", Faces.Text(TopPredictions.Of([0.99996f, 0.00004f], Names)), StringComparison.Ordinal);

    [Fact]
    public void A_mistake_names_the_truth() => Assert.StartsWith("✗ cat, 60.0 %; it is dog", Faces.Text(TopPredictions.Of(new Predictions([0.6f, 0.4f], [1], Names), 0)), StringComparison.Ordinal);

    [Fact]
    public void Bars_are_as_long_as_probabilities() =>
        Assert.Contains("cat         60.0 %  ████████████\ndog         40.0 %  ████████", Faces.Text(TopPredictions.Of([0.6f, 0.4f], Names)), StringComparison.Ordinal);

    [Fact]
    public void Top_losses_cross_only_mistakes()
    {
        string[] captions = [.. new Page(Faces.Html(ResultSamples.Losses())).All("bdi").Select(line => line.Value).Where(line => line[0] is '✓' or '✗')];
        Assert.Equal(["✗ T-shirt", "✗ Trouser", "✗ Bag", "✓"], captions);
    }

    [Fact]
    public void A_disposed_picture_leaves_the_words()
    {
        TopPredictions top = ResultSamples.Top();
        top.Image!.Dispose();
        Assert.Contains("52.0 %", new Page(Faces.Html(top)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finder_cuts_what_blew_up()
    {
        LearningRateCurve curve = ResultSamples.Finder() with { Losses = [.. ResultSamples.Finder().Losses.Take(39), 1e6] };
        Assert.DoesNotContain(Texts(curve), word => word.Contains("000,000", StringComparison.Ordinal));
        Assert.Contains("is cut", Faces.Text(curve), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finders_suggestion_is_marked() => Assert.Contains("suggested: 0.0049", Texts(ResultSamples.Finder()));

    [Fact]
    public void A_map_names_its_classes_in_the_legend_and_where_they_lie() => Assert.Equal(2, Texts(ResultSamples.Map()).Count(word => word == "Trouser"));

    [Fact]
    public void Names_of_classes_in_one_place_do_not_cover_each_other()
    {
        EmbeddingMap map = new EmbeddingMap { Method = "PCA", Settings = "", Points = [(0, 0), (0.01, 0), (5, 5), (5, 5)] }.WithClasses([0, 1, 2, 3], ["alpha", "beta", "gamma", "delta"]);
        double[] heights = [.. Drawn(map).Where(text => text.Attribute("style") is not null).Select(text => double.Parse(text.Attribute("y")!.Value, System.Globalization.CultureInfo.InvariantCulture)).Order()];
        Assert.Equal(4, heights.Length);
        Assert.True(heights[1] - heights[0] >= 17 && heights[3] - heights[2] >= 17);
    }

    [Fact]
    public void What_speaks_against_is_blue_and_what_speaks_for_is_orange()
    {
        using var grey = new DecodedImage(2, 1, 1, [128, 128]);
        byte[] pixels = HeatOverlay.Draw(grey, new[,] { { 1f, -1f } }, new HeatScale(-1, 1, true), 2).Data;
        Assert.True(pixels[0] > pixels[2] + 50 && pixels[5] > pixels[3] + 50);
    }

    [Fact]
    public void Where_nothing_speaks_the_picture_stays_as_it_is()
    {
        using var grey = new DecodedImage(1, 1, 1, [77]);
        Assert.Equal([77, 77, 77], HeatOverlay.Draw(grey, new[,] { { 0f } }, new HeatScale(0, 1, false), 1).Data);
    }

    private static IEnumerable<string> Texts(object value) => Drawn(value).Select(text => text.Value);

    private static IEnumerable<XElement> Drawn(object value)
    {
        string url = new Page(Faces.Html(value)).All("img").First().Attribute("src")!.Value;
        return XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]))).Descendants().Where(element => element.Name.LocalName == "text");
    }
}

using System.Text.Json;
using NotebookKit.Tests.WeightFiles;

namespace NotebookKit.Tests.Metrics;

public sealed class TagScoresTests
{
    private const string Sklearn = """
        import json, sys
        from sklearn.metrics import f1_score, precision_recall_fscore_support, accuracy_score
        from sklearn.preprocessing import MultiLabelBinarizer
        said = json.load(open(sys.argv[1]))
        binarizer = MultiLabelBinarizer(classes=said["tags"])
        truth, written = binarizer.fit_transform(said["truth"]), binarizer.transform(said["written"])
        each = precision_recall_fscore_support(truth, written, zero_division=0)
        there = [i for i in range(len(said["tags"])) if truth[:, i].any()]
        print(json.dumps({
            "precision": list(each[0]), "recall": list(each[1]), "f1": list(each[2]), "support": [float(x) for x in each[3]],
            "micro": f1_score(truth, written, average="micro"), "macro": f1_score(truth, written, labels=there, average="macro", zero_division=0), "whole": accuracy_score(truth, written)}))
        """;

    private static readonly IReadOnlyList<IReadOnlyList<string>> Truth = [["coat", "red"], ["coat"], ["dress", "blue"], [], ["coat", "blue"]];
    private static readonly IReadOnlyList<IReadOnlyList<string>> Written = [["red", "coat"], ["dress"], ["dress", "red"], [], ["coat", "robe"]];

    [Fact]
    public void Precision_recall_and_f1_of_each_tag_are_scikit_learns()
    {
        Need.Python("sklearn");
        var random = new Random(4);
        string[] tags = ["a", "b", "c", "d", "never true"];
        IReadOnlyList<string>[] Draw(int of) => [.. Enumerable.Range(0, 80).Select(_ => (IReadOnlyList<string>)[.. tags.Take(of).Where((_, i) => random.Next(i + 2) == 0)])];
        IReadOnlyList<string>[] truth = Draw(4), written = Draw(5);
        var scores = TagScores.Of(written, truth);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["judge.py"], Sklearn);
        File.WriteAllText(folder["said.json"], JsonSerializer.Serialize(new { tags = scores.Tags.Select(tag => tag.Name), truth, written }));
        JsonElement expected = JsonDocument.Parse(PythonScript.Run(folder["judge.py"], folder["said.json"])).RootElement;
        void Near(string name, IEnumerable<double> mine) =>
            Assert.Equal(expected.GetProperty(name).EnumerateArray().Select(number => number.GetDouble()), mine, (x, y) => Math.Abs(x - y) < 1e-12);
        Near("precision", scores.Tags.Select(tag => tag.Precision));
        Near("recall", scores.Tags.Select(tag => tag.Recall));
        Near("f1", scores.Tags.Select(tag => tag.F1));
        Near("support", scores.Tags.Select(tag => (double)tag.Support));
        Assert.Equal(expected.GetProperty("micro").GetDouble(), scores.Micro.Value, 1e-12);
        Assert.Equal(expected.GetProperty("macro").GetDouble(), scores.Macro.Value, 1e-12);
        Assert.Equal(expected.GetProperty("whole").GetDouble(), scores.Whole.Value, 1e-12);
    }

    [Fact]
    public void Every_measure_has_an_interval_around_it()
    {
        var scores = TagScores.Of(Written, Truth);
        ClassScores coat = scores.Tags[0];
        Assert.Equal(("coat", 3, Interval.Wilson(2, 2), Interval.Wilson(2, 3)), (coat.Name, coat.Support, coat.PrecisionInterval, coat.RecallInterval));
        Assert.InRange(coat.F1, coat.F1Interval!.Low, coat.F1Interval.High);
        foreach (Score score in new[] { scores.Micro, scores.Macro, scores.Whole }) Assert.InRange(score.Value, score.Interval!.Low, score.Interval.High);
        Assert.Equal((2.0 * 4 / (7 + 7), 0.4), (scores.Micro.Value, scores.Whole.Value));
    }

    [Fact]
    public void Order_repeats_and_space_around_tags_do_not_count() =>
        Assert.Equal(TagScores.Of(Written, Truth).ToString(), TagScores.Of([["coat", "red", "coat "], ["dress"], ["red", " dress"], [""], ["robe", "coat"]], Truth).ToString());

    [Fact]
    public void A_kind_of_tags_is_judged_by_itself()
    {
        var colours = TagScores.Of(Written, Truth, only: ["red", "blue", "green"]);
        Assert.Equal(["blue", "red", "green"], colours.Tags.Select(tag => tag.Name));
        Assert.Equal(2.0 * 1 / (2 + 3), colours.Micro.Value);
    }

    [Fact]
    public void A_tagger_is_compared_with_a_baseline_picture_by_picture()
    {
        TagScores all = TagScores.Of(Truth, Truth), none = TagScores.Of(Truth.Select(_ => (IReadOnlyList<string>)["coat"]).ToArray(), Truth);
        Assert.Equal(all.Micro.Value - none.Micro.Value, all.MicroOver(none).Value, 1e-12);
        Assert.Equal(all.Macro.Value - none.Macro.Value, all.MacroOver(none).Value, 1e-12);
        Assert.True(all.MicroOver(none).Interval!.Low > 0);
        Assert.Equal(new Interval(0, 0), all.MicroOver(all).Interval);
    }

    [Fact]
    public void Tags_that_a_captioner_wrote_are_judged_as_they_stand() =>
        Assert.Equal(1, TagScores.Of([new ScoredCaption([new("Beach ball", 0.9)])], [["Beach ball"]]).Micro.Value);

    [Fact]
    public void What_cannot_be_judged_is_said()
    {
        Assert.Equal("A tag score needs a prediction for each example, but there are 5 examples and 1 predictions.", Assert.Throws<KitException>(() => TagScores.Of([["a"]], Truth)).Message);
        Assert.Equal("Tag scores need at least one tag, true or written.", Assert.Throws<KitException>(() => TagScores.Of([[]], [[" "]])).Message);
        Assert.StartsWith("Two taggers are compared on the same pictures", Assert.Throws<KitException>(() => TagScores.Of(Written, Truth).MicroOver(TagScores.Of(Truth, Written))).Message);
    }
}

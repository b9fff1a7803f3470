using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

public sealed class CaptionerTagTests : IDisposable
{
    // The first feature means the sea, the second a beach ball, the third dogs.
    private static readonly CaptionedFeatures Pictures = new(
        tensor(new float[,] { { 1, 0, 0 }, { 1, 1, 0 }, { 1, 0, 1 }, { 0, 0, 1 }, { 0, 0, 0 } }), [["Sea"], ["Beach ball", "Sea"], ["dogs", "Sea"], ["dogs", "dogs "], []]);

    private readonly OneThread _threads = new();

    [Fact]
    public void Tags_are_written_the_commonest_first_and_none_where_there_are_none()
    {
        using Captioner tagger = Captioner.FitTags(Pictures, options: Scenes.Small with { Epochs = 120, BatchSize = 5 });
        Assert.Equal(
            ["Sea", "Sea|Beach ball", "Sea|dogs", "dogs", ""], tagger.Greedy(Pictures.Features).Select(caption => string.Join('|', caption.Words.Select(word => word.Word))));
        Assert.All(tagger.Beam(Pictures.Features), caption => Assert.True(caption.LogProbability > Math.Log(0.5)));
    }

    [Fact]
    public void Tags_are_written_in_the_order_in_which_they_were_given_where_that_is_wished()
    {
        CaptionedFeatures given = new(Pictures.Features, [["Sea"], ["Beach ball", "Sea"], ["dogs", "Sea"], ["dogs"], ["Sea", "dogs"]]);
        using Captioner tagger = Captioner.FitTags(given, options: Scenes.Small with { Epochs = 120, BatchSize = 5, TagsAsGiven = true });
        Assert.Equal(
            ["Sea", "Beach ball|Sea", "dogs|Sea", "dogs", "Sea|dogs"], tagger.Greedy(Pictures.Features).Select(caption => string.Join('|', caption.Words.Select(word => word.Word))));
    }

    [Fact]
    public void Files_with_tags_are_a_caption_set_that_keeps_its_parts()
    {
        ImageFileSet digits = Datasets.LoadFiles("fashion-mnist-mini").Subset([0, 1, 6000]);
        CaptionDataset tagged = CaptionDataset.OfTags(digits, i => [digits.ClassNames[digits.Labels[i]], $"number {i}"]);
        Assert.True(tagged.IsOfTags);
        Assert.Equal("number 2", Assert.Single(tagged.Part("test").Images).Captions[1]);
        Assert.Equal(digits.Files, tagged.Images.Select(image => image.File));
        Assert.Same(digits.Papers, tagged.Papers);
    }

    [Fact]
    public void Two_files_of_one_name_cannot_be_tagged()
    {
        ImageFileSet twice = Datasets.LoadFiles("fashion-mnist-mini").Subset([0, 0]);
        Assert.Contains("has 2 files called", Assert.Throws<KitException>(() => CaptionDataset.OfTags(twice, _ => ["a"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_that_the_training_lacks_are_passed_over()
    {
        CaptionedFeatures validation = new(Pictures.Features, [["Sea", "volcano"], ["Sea"], ["Sea"], ["dogs"], ["glacier"]]);
        using Captioner tagger = Captioner.FitTags(Pictures, validation, Scenes.Small with { Epochs = 1 });
        Assert.True(double.IsFinite(tagger.History.Epochs[0].ValidationLoss));
        Assert.Equal(5 + 4, CaptionExample.Of(validation, tagger.Vocabulary, "validation").Sum(example => example.Words.Length - 1));
    }

    public void Dispose() => _threads.Dispose();
}

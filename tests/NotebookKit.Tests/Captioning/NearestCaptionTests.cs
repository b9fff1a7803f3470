using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

public sealed class NearestCaptionTests
{
    private static readonly CaptionedFeatures Pictures = new(
        tensor(new float[,] { { 1, 0 }, { 0.9f, 0.1f }, { 0, 1 } }),
        [["A dog runs on grass .", "A brown dog runs .", "Something else entirely"], ["A brown dog runs on grass ."], ["A cat ."]]);

    [Fact]
    public void The_nearest_pictures_caption_is_as_it_was_written()
    {
        using NearestCaption nearest = NearestCaption.Fit(Pictures);
        using Tensor queries = tensor(new float[,] { { 0, 5 }, { 0.5f, 0.05f } });
        Assert.Equal(["A cat .", "A brown dog runs on grass ."], nearest.Write(queries));
    }

    [Fact]
    public void Of_several_captions_the_one_that_most_agree_with_is_taken()
    {
        using NearestCaption nearest = NearestCaption.Fit(Pictures, DistanceMetric.L2);
        using Tensor query = tensor(new float[,] { { 1, 0 } });
        Assert.Equal(["A brown dog runs on grass ."], nearest.Write(query, k: 2));
        Assert.NotEqual("Something else entirely", nearest.Write(query)[0]);
    }

    [Fact]
    public void Of_captions_that_were_written_the_one_that_people_would_agree_with_is_chosen()
    {
        using NearestCaption nearest = NearestCaption.Fit(Pictures);
        using Tensor queries = tensor(new float[,] { { 1, 0 }, { 0, 1 } });
        static ScoredCaption Written(string text) => new([.. text.Split(' ').Select(word => new ScoredWord(word, 0.5))]);
        ScoredCaption[] own = [Written("a cat"), Written("a brown dog runs"), Written("")];
        Assert.Equal(["a brown dog runs", "a cat"], nearest.Choose(queries, [own, own], k: 1).Select(caption => caption.Text));
        Assert.Equal(["a brown dog runs", "a cat", ""], nearest.Rank(queries, [own, own])[0].Select(caption => caption.Text));
        Assert.Equal("There are features of 2 pictures but captions of 1.", Assert.Throws<KitException>(() => nearest.Choose(queries, [own], k: 1)).Message);
        Assert.Equal("There is no caption of picture 1 to choose.", Assert.Throws<KitException>(() => nearest.Choose(queries, [own, []], k: 1)).Message);
    }

    [Fact]
    public void Captions_without_a_word_agree_with_nothing()
    {
        using NearestCaption nearest = NearestCaption.Fit(new(eye(2), [["!", "?"], ["..."]]));
        using Tensor query = ones(1, 2);
        Assert.Equal(["!"], nearest.Write(query));
    }

    [Fact]
    public void A_picture_without_captions_is_named() => Assert.Equal(
        "Picture 1 of the training pictures has no caption: leave the picture out.",
        Assert.Throws<KitException>(() => NearestCaption.Fit(new(ones(2, 2), [["a"], []]))).Message);
}

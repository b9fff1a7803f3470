using NotebookKit.Tests.Data;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

public sealed class CaptionerDescribingTests : IDisposable
{
    private static readonly ImagePipeline Pipeline = new([new ResizeTo(32, 32)], new ImageNormalisation([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]));
    private readonly OneThread _threads = new();
    private readonly TemporaryFolder _folder = new();
    private readonly CifarResNet _model = new(depth: 8);
    private readonly FeatureExtractor _extractor;
    private readonly CaptionDataset _pictures;

    public CaptionerDescribingTests()
    {
        Photographs.PutInto(_folder["images"], 3, "any");
        StoredFile[] files = [.. Directory.GetFiles(_folder["images", "any"]).Order(StringComparer.Ordinal).Select(StoredFile.OnDisk)];
        _extractor = new FeatureExtractor(_model, Pipeline) { Folder = _folder["cache"] };
        _pictures = new CaptionDataset { Name = "three", Images = [.. files.Zip(["one dog", "two cats", "three birds"], (file, text) => new CaptionedImage(file.FileName, [text], file))] };
    }

    [Fact]
    public void Pictures_have_their_captions_beside_them()
    {
        using Captioner captioner = Captioner.Fit(CaptionedFeatures.Of(_pictures, _extractor), options: Scenes.Small with { Epochs = 60, BatchSize = 3 });
        CaptionGallery gallery = captioner.Describe(_pictures, _extractor, samples: 5, temperature: 0.5);
        Assert.Equal("21 captions of 3 pictures", gallery.ToString());
        Assert.All(gallery.Pictures.Zip(_pictures.Images), pair =>
        {
            Assert.Equal((pair.Second.Name, pair.Second.Captions[0]), (pair.First.Name, pair.First.References[0]));
            Assert.Equal(["greedy", "a beam of 3", .. Enumerable.Repeat("sampled at 0.5", 5)], pair.First.Captions.Select(caption => caption.How));
            Assert.Equal(pair.Second.Captions[0], pair.First.Captions[0].Caption.Text);
            Assert.NotNull(pair.First.Image);
        });

        PictureCaptions own = captioner.Describe(_pictures.Images[1].File!.FullName, _extractor, samples: 0);
        Assert.Equal((_pictures.Images[1].Name, 2, "two cats"), (own.Name, own.Captions.Count, own.Captions[0].Caption.Text));
        Assert.NotNull(own.Image);
    }

    [Fact]
    public void Of_many_samples_those_are_shown_that_similar_pictures_speak_for()
    {
        CaptionedFeatures known = CaptionedFeatures.Of(_pictures, _extractor);
        using Captioner captioner = Captioner.Fit(known, options: Scenes.Small with { Epochs = 30, BatchSize = 3 });
        using Tensor features = known.Features.index_select(0, tensor(Enumerable.Range(0, 20).Select(i => (long)(i % 2)).ToArray()));
        using NearestCaption nearest = NearestCaption.Fit(new(features, [.. Enumerable.Range(0, 20).Select(i => (IReadOnlyList<string>)[i % 2 == 0 ? "one dog" : "two cats"])]));
        PictureCaptions[] pictures = [.. captioner.Describe(_pictures, _extractor, samples: 2, temperature: 2, judge: nearest, among: 200).Pictures.Take(2)];
        Assert.All(pictures, picture => Assert.Equal(["sampled at 2, chosen of 200", "sampled at 2, chosen of 200"], picture.Captions.Skip(2).Select(caption => caption.How)));
        Assert.Equal(["one dog", "two cats"], pictures.Select(picture => picture.Captions[2].Caption.Text));
        Assert.All(pictures, picture => Assert.NotEqual(picture.Captions[2].Caption.Text, picture.Captions[3].Caption.Text));
    }

    [Fact]
    public void Another_extractor_than_it_was_trained_with_is_refused()
    {
        using Captioner captioner = Captioner.Fit(CaptionedFeatures.Of(_pictures, _extractor), options: Scenes.Small with { Epochs = 1 });
        using var other = new FeatureExtractor(_model, Pipeline, ["layer1"]);
        Assert.StartsWith("This captioner takes N×64 features, not 1×16", Assert.Throws<KitException>(() => captioner.Describe(_pictures.Images[0].File!.FullName, other)).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _extractor.Dispose();
        _model.Dispose();
        _folder.Dispose();
        _threads.Dispose();
    }
}

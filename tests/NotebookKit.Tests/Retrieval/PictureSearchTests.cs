using NotebookKit.Tests.Data;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class PictureSearchTests : IDisposable
{
    private static readonly ImagePipeline Pipeline = new([new ResizeTo(32, 32)], new ImageNormalisation([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]));
    private readonly TemporaryFolder _folder = new();
    private readonly CifarResNet _model = new(depth: 8);
    private readonly ImageFileSet _pictures;

    public PictureSearchTests()
    {
        Photographs.PutInto(_folder["images"], 5, "any");
        StoredFile[] files = [.. Directory.GetFiles(_folder["images", "any"]).Order(StringComparer.Ordinal).Select(StoredFile.OnDisk)];
        _pictures = new ImageFileSet("five", files, [0, 1, 0, 1, 0], ["even", "odd"]);
    }

    private FeatureExtractor Extractor => new(_model, Pipeline) { Folder = _folder["cache"] };

    [Fact]
    public void A_picture_of_ones_own_finds_the_one_that_it_is_a_copy_of()
    {
        using PictureSearch search = PictureSearch.Fit(Extractor, _pictures);
        string own = _folder["own.jpg"];
        File.Copy(_pictures.Files[3].FullName, own);
        NeighborStrip strip = search.Find(own, 2);
        Assert.Equal((3, "odd", 2, 5, "own.jpg", "cosine"), (strip.Found[0].Index, strip.Found[0].Label, strip.Found.Count, strip.Searched, strip.QueryName, strip.Measure));
        Assert.All(strip.Found.Select(one => one.Image).Append(strip.Query), Assert.NotNull);
        Assert.InRange(strip.Found[0].Distance, 0, 1e-4);

        using DecodedImage image = _pictures.Files[1].Decode();
        Assert.Equal(1, search.Find(image).Found[0].Index);
        Assert.Equal(5, search.Find(image, count: 100).Found.Count);
    }

    [Fact]
    public void An_index_of_codes_that_was_saved_is_searched_again()
    {
        using var scope = NewDisposeScope();
        NeuralCodes codes = NeuralCodes.Fit(Extractor.Of(_pictures.Files), 3);
        using PictureSearch first = PictureSearch.Fit(Extractor, _pictures, DistanceMetric.L2, codes);
        ((NearestNeighbors)first.Index).Save(_folder["index.safetensors"]);
        using NearestNeighbors read = NearestNeighbors.Load(_folder["index.safetensors"]);
        using PictureSearch again = new(Extractor, read, _pictures, codes);
        string own = _pictures.Files[2].FullName;
        Assert.Equal(first.Find(own).ToString(), again.Find(own).ToString());
        Assert.Equal(2, again.Find(own).Found[0].Index);
    }

    [Fact]
    public void Stages_are_put_one_behind_another()
    {
        var extractor = new FeatureExtractor(_model, Pipeline, ["layer1", "layer3"]) { Folder = _folder["cache"] };
        using var scope = NewDisposeScope();
        Tensor collection = extractor.Of(_pictures.Files), one = extractor.Of(_pictures.Files[4].FullName), heads = Extractor.Of(_pictures.Files);
        Assert.Equal([5, 16 + 64], collection.shape);
        Assert.Equal([5, 64], heads.shape);
        Assert.True(collection.narrow(0, 4, 1).allclose(one, rtol: 1e-3, atol: 1e-4));
        Assert.True(collection.narrow(1, 16, 64).allclose(heads, rtol: 1e-3, atol: 1e-4));
        Assert.Contains("has no stage 'layer9'", Assert.Throws<KitException>(() => new FeatureExtractor(_model, Pipeline, ["layer9"])).Message, StringComparison.Ordinal);
        Assert.Throws<KitException>(() => new FeatureExtractor(_model, Pipeline, []));
    }

    [Fact]
    public void A_single_picture_leaves_the_networks_mode_and_no_tensor()
    {
        _model.train();
        Extractor.Of(_pictures.Files[0].FullName).Dispose();
        long before = Samples.LiveTensors();
        Extractor.Of(_pictures.Files[0].FullName).Dispose();
        Assert.Equal((true, before), (_model.training, Samples.LiveTensors()));
    }

    [Fact]
    public void A_file_that_is_no_picture_is_named()
    {
        using PictureSearch search = PictureSearch.Fit(Extractor, _pictures);
        File.WriteAllText(_folder["notes.jpg"], "text");
        Assert.Contains("notes.jpg", Assert.Throws<KitException>(() => search.Find(_folder["notes.jpg"])).Message, StringComparison.Ordinal);
        Assert.Contains("none.jpg", Assert.Throws<KitException>(() => search.Find(_folder["none.jpg"])).Message, StringComparison.Ordinal);
        Assert.Equal("k is 0; of 5 vectors there are 1 to 5 neighbours.", Assert.Throws<KitException>(() => search.Find(_pictures.Files[0].FullName, 0)).Message);
    }

    [Fact]
    public void An_index_of_other_pictures_is_refused()
    {
        using var scope = NewDisposeScope();
        using NearestNeighbors other = NearestNeighbors.Fit(eye(4));
        Assert.Equal(
            "The index holds 4 vectors, but five has 5 pictures: they must be of the same pictures in the same order.",
            Assert.Throws<KitException>(() => new PictureSearch(Extractor, other, _pictures)).Message);
        using NearestNeighbors narrow = NearestNeighbors.Fit(eye(5));
        using PictureSearch search = new(Extractor, narrow, _pictures);
        Assert.Equal(
            "Queries have 64 numbers a row and the index 5: both must come from the same layer of the same model.",
            Assert.Throws<KitException>(() => search.Find(_pictures.Files[0].FullName)).Message);
    }

    [Fact]
    public void A_strip_of_files_has_their_pictures_and_classes()
    {
        using Tensor features = arange(5, float32).view(5, 1);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        NeighborStrip strip = NeighborStrip.Of(index, 0, _pictures, 2);
        Assert.Equal(("even", 4), (strip.QueryLabel, strip.Searched));
        Assert.Equal([(1, "odd"), (2, "even")], strip.Found.Select(one => (one.Index, one.Label!)));
        Assert.All(strip.Found, one => Assert.NotNull(one.Image));
    }

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }
}

using NotebookKit.Tests.Data;
using static TorchSharp.torch;

namespace NotebookKit.Tests.Captioning;

public sealed class FeatureCacheTests : IDisposable
{
    private static readonly ImagePipeline Pipeline = new([new ResizeTo(32, 32)], new ImageNormalisation([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]));
    private readonly TemporaryFolder _folder = new();
    private readonly CifarResNet _model = new(depth: 8);
    private readonly StoredFile[] _files;

    public FeatureCacheTests()
    {
        Photographs.PutInto(_folder["images"], 3, "any");
        _files = [.. Directory.GetFiles(_folder["images", "any"]).Order(StringComparer.Ordinal).Select(StoredFile.OnDisk)];
    }

    private string Cache => _folder["cache"];

    [Fact]
    public void Features_are_those_of_the_model()
    {
        using Tensor features = FeatureCache.Load(_model, _files, Pipeline, Cache);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        _model.eval();
        Tensor expected = cat([.. _files.Select(file => _model.Features(Pipeline.ToTensor(file.FullName)))]);
        Assert.True(features.allclose(expected, rtol: 1e-3, atol: 1e-4));
    }

    [Fact]
    public void The_second_time_they_are_read()
    {
        FeatureCache.Load(_model, _files, Pipeline, Cache).Dispose();
        string kept = Assert.Single(Directory.GetFiles(Cache));
        using Tensor marked = full([3, 5], 7f);
        Weights.Save(new Dictionary<string, Tensor> { ["features"] = marked }, kept);
        using Tensor read = FeatureCache.Load(_model, _files, Pipeline, Cache);
        Assert.True(read.Equals(marked));
    }

    [Fact]
    public void Other_weights_pictures_or_preprocessing_are_computed_anew()
    {
        FeatureCache.Load(_model, _files, Pipeline, Cache).Dispose();
        FeatureCache.Load(_model, _files[..2], Pipeline, Cache).Dispose();
        FeatureCache.Load(_model, [_files[1], _files[0], _files[2]], Pipeline, Cache).Dispose();
        FeatureCache.Load(_model, _files, Pipeline with { Transforms = [new ResizeTo(40, 40)] }, Cache).Dispose();
        using var other = new CifarResNet(depth: 8);
        FeatureCache.Load(other, _files, Pipeline, Cache).Dispose();
        Assert.Equal(5, Directory.GetFiles(Cache).Length);
    }

    [Fact]
    public void A_damaged_file_is_computed_anew()
    {
        using Tensor first = FeatureCache.Load(_model, _files, Pipeline, Cache);
        string kept = Assert.Single(Directory.GetFiles(Cache));
        File.WriteAllBytes(kept, File.ReadAllBytes(kept)[..40]);
        using Tensor second = FeatureCache.Load(_model, _files, Pipeline, Cache);
        Assert.True(first.Equals(second));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        File.WriteAllText(Cache, "no folder");
        using Tensor features = FeatureCache.Load(_model, _files, Pipeline, Cache);
        Assert.Equal(3, features.size(0));
    }

    [Fact]
    public void A_picture_that_cannot_be_read_is_named()
    {
        File.WriteAllText(_folder["images", "zz.jpg"], "text");
        KitException error = Assert.Throws<KitException>(() => FeatureCache.Load(_model, [.. _files, StoredFile.OnDisk(_folder["images", "zz.jpg"])], Pipeline, Cache));
        Assert.Contains("zz.jpg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        FeatureCache.Load(_model, _files, Pipeline, Cache).Dispose();
        ImageFileSource source = new ImageFileSet("any", _files, [0, 0, 0], ["any"]).AsSource(Pipeline);
        long before = Samples.LiveTensors();
        FeatureCache.Load(_model, _files, Pipeline, Cache).Dispose();
        FeatureCache.Compute(_model, source).Dispose();
        Assert.Equal(before, Samples.LiveTensors());
    }

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }
}

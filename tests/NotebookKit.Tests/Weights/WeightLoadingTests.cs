using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

public sealed class WeightLoadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("plain.safetensors"), InlineData("torch-zip.pth"), InlineData("torch-legacy.th"), InlineData("compressed.npz"), InlineData("caffe.caffemodel"), InlineData("caffe-old.caffemodel"), InlineData("shards"), InlineData("torchsharp.dat")]
    public void A_model_takes_its_weights_from_any_format(string name)
    {
        using nn.Module model = Small();
        model.Load(WeightFixtures.PathOf(name));
        Assert.Equal(WeightFixtures.Values(0, 108), Value(model, "conv.weight"));
        Assert.Equal(WeightFixtures.Values(3, 5), Value(model, "fc.bias"));
    }

    [Fact]
    public void A_map_says_what_the_file_calls_them_and_which_axis_is_which()
    {
        using Linear model = nn.Linear(5, 4);
        var map = new WeightMap("lasagne", name => name == "weight" ? "param values.2" : "param values.1")
        {
            Axes = name => name == "weight" ? [1, 0] : null,
            Ignores = name => !name.EndsWith('2'),
        };
        model.Load(WeightFixtures.PathOf("lasagne-python2.pkl"), map);
        using Tensor turned = model.weight!.t().contiguous();
        Assert.Equal(WeightFixtures.Values(2, 20), Samples.Values(turned));
        Assert.Equal(WeightFixtures.Values(1, 4), Value(model, "bias"));
    }

    [Fact]
    public void The_first_three_tensors_that_differ_are_named_with_both_shapes()
    {
        using nn.Module model = nn.Sequential(("conv", nn.Conv2d(3, 8, 3L)), ("norm", nn.BatchNorm2d(8)), ("fc", nn.Linear(4, 5)));
        float[] before = Value(model, "fc.weight");
        string message = Assert.Throws<KitException>(() => model.Load(WeightFixtures.PathOf("plain.safetensors"))).Message;
        Assert.EndsWith(
            "does not fit Sequential: conv.weight is 8×3×3×3 in the model but 4×3×3×3 in the file; conv.bias is 8 in the model but 4 in the file; norm.weight (8) is not in the file; and 3 more.", message, StringComparison.Ordinal);
        Assert.Equal(before, Value(model, "fc.weight"));
    }

    [Fact]
    public void A_tensor_that_is_left_over_is_a_mismatch()
    {
        using nn.Module model = nn.Sequential(("conv", nn.Conv2d(3, 4, 3L)));
        Assert.Contains("the file's fc.weight (5×4) has no place in the model; the file's fc.bias (5) has no place in the model.", Assert.Throws<KitException>(() => model.Load(WeightFixtures.PathOf("plain.npz"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_damaged_in_its_last_tensor_changes_nothing()
    {
        string path = WeightFixtures.Copy("plain.npz", _folder);
        byte[] bytes = File.ReadAllBytes(path);
        byte[] last = BitConverter.GetBytes(WeightFixtures.Values(3, 5)[1]);
        bytes[bytes.AsSpan().LastIndexOf(last) + 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        using nn.Module model = Small();
        float[][] before = [.. model.state_dict().Keys.Select(name => Value(model, name))];
        Assert.Contains("does not match its checksum", Assert.Throws<KitException>(() => model.Load(path)).Message, StringComparison.Ordinal);
        Assert.Equal(before, model.state_dict().Keys.Select(name => Value(model, name)));
    }

    [Theory]
    [InlineData(ScalarType.Float16), InlineData(ScalarType.BFloat16), InlineData(ScalarType.Float64)]
    public void The_files_type_becomes_the_models(ScalarType type)
    {
        using nn.Module saved = Small(), loaded = Small();
        saved.Load(WeightFixtures.PathOf("plain.safetensors"));
        saved.to(type);
        Weights.Save(saved, _folder["other.safetensors"]);
        loaded.Load(_folder["other.safetensors"]);
        Assert.All(loaded.parameters(), parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
        Assert.Equal(WeightFixtures.Values(0, 108), Value(loaded, "conv.weight"));
        saved.Load(WeightFixtures.PathOf("plain.safetensors"));
        Assert.All(saved.parameters(), parameter => Assert.Equal(type, parameter.dtype));
        Assert.Equal(WeightFixtures.Values(2, 20), Value(saved, "fc.weight"));
    }

    [Fact]
    public void Memory_that_lies_channels_last_is_filled_as_any_other()
    {
        using nn.Module model = Small();
        MemoryLayout.ChannelsLast(model);
        model.Load(WeightFixtures.PathOf("plain.safetensors"));
        Assert.False(model.parameters().First().is_contiguous());
        Assert.Equal(WeightFixtures.Values(0, 108), Value(model, "conv.weight"));
    }

    [Fact]
    public void Numbers_with_fractions_do_not_become_counters()
    {
        using nn.Module model = nn.Sequential(("bn", nn.BatchNorm2d(4)));
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.to(float32));
        Weights.Save(tensors, _folder["floats.safetensors"]);
        Assert.Contains("bn.num_batches_tracked is Int64 in the model but Float32 in the file", Assert.Throws<KitException>(() => model.Load(_folder["floats.safetensors"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_was_saved_gives_the_same_answers_when_loaded()
    {
        using CifarResNet saved = new(8), loaded = new(8);
        Weights.Save(saved, _folder["weights", "resnet.safetensors"]);
        loaded.Load(_folder["weights", "resnet.safetensors"]);
        saved.eval();
        loaded.eval();
        using Tensor images = rand(2, 3, 32, 32), before = saved.call(images), after = loaded.call(images);
        Assert.Equal(Samples.Values(before), Samples.Values(after));
    }

    [Fact]
    public void The_same_weights_give_the_same_bytes_wherever_they_lie()
    {
        using CifarResNet model = new(8);
        Weights.Save(model, _folder["one.safetensors"]);
        MemoryLayout.ChannelsLast(model);
        Weights.Save(model, _folder["two.safetensors"]);
        Assert.Equal(File.ReadAllBytes(_folder["one.safetensors"]), File.ReadAllBytes(_folder["two.safetensors"]));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        using nn.Module model = Small();
        File.WriteAllText(_folder["file"], "in the way");
        Assert.Contains("cannot be written", Assert.Throws<KitException>(() => Weights.Save(model, _folder["file", "weights.safetensors"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loading_leaves_no_tensors_behind()
    {
        using nn.Module model = Small();
        model.Load(WeightFixtures.PathOf("plain.safetensors"));
        long before = Samples.LiveTensors();
        foreach (string name in new[] { "plain.safetensors", "torch-zip.pth", "compressed.npz", "shards" }) model.Load(WeightFixtures.PathOf(name));
        Assert.Equal(before, Tensor.TotalCount);
    }

    public void Dispose() => _folder.Dispose();

    private static Sequential Small() => nn.Sequential(("conv", nn.Conv2d(3, 4, 3L)), ("fc", nn.Linear(4, 5)));

    private static float[] Value(nn.Module model, string name)
    {
        using Tensor single = model.state_dict()[name].detach().to(float32);
        return Samples.Values(single);
    }
}

using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

public sealed class WeightFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("plain.safetensors", "safetensors"), InlineData("torch-zip.pth", "PyTorch"), InlineData("torch-legacy.th", "PyTorch, before 1.6"), InlineData("plain.npz", "NumPy")]
    [InlineData("compressed.npz", "NumPy"), InlineData("caffe.caffemodel", "Caffe"), InlineData("caffe-old.caffemodel", "Caffe"), InlineData("caffe-unpacked.caffemodel", "Caffe")]
    [InlineData("shards", "Caffe, raw shards"), InlineData("torchsharp.dat", "TorchSharp"), InlineData("mxnet-0.params", "MXNet", "arg:", "aux:"), InlineData("mxnet-1.params", "MXNet", "arg:", "aux:")]
    [InlineData("mxnet-2.params", "MXNet", "arg:", "aux:"), InlineData("mxnet-3.params", "MXNet", "arg:", "aux:")]
    public void A_file_of_another_writer_has_its_names_shapes_and_values(string name, string format, string weight = "", string bias = "")
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf(name));
        Assert.Equal(format, file.Format);
        string[] names = [.. WeightFixtures.Tensors.Select(tensor => (tensor.Name.EndsWith("bias", StringComparison.Ordinal) ? bias : weight) + tensor.Name)];
        Assert.Equal(names, file.Names);
        for (int i = 0; i < names.Length; i++)
        {
            (_, long[] shape) = WeightFixtures.Tensors[i];
            Assert.Equal(shape, file.Find(names[i])!.Shape.SkipWhile(size => name.Contains("old", StringComparison.Ordinal) && size == 1));
            Assert.Equal(WeightFixtures.Values(i, ElementType.Count(shape)), WeightFixtures.Read(file, names[i]));
        }
    }

    [Theory]
    [InlineData("lasagne-0.pkl"), InlineData("lasagne-2.pkl"), InlineData("lasagne-3.pkl"), InlineData("lasagne-4.pkl"), InlineData("lasagne-5.pkl"), InlineData("lasagne-python2.pkl")]
    public void Arrays_in_a_pickle_are_named_by_the_way_to_them(string name)
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf(name));
        for (int i = 0; i < 4; i++) Assert.Equal(WeightFixtures.Values(i, file.Find($"param values.{i}")!.Elements), WeightFixtures.Read(file, $"param values.{i}"));
        Assert.Equal([4, 3, 3, 3], file.Find("param values.0")!.Shape);
        file.Check();
    }

    [Fact]
    public void Every_type_and_every_view_of_PyTorch_is_read()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("torch-kinds.pth"));
        using var scope = NewDisposeScope();
        Tensor plain = tensor(WeightFixtures.Values(0, 48)).view(6, 8);
        (string, Tensor)[] expected =
        [
            ("transposed", plain.t()), ("column", plain[.., 2]), ("block", plain[1..5, 3..7]), ("half", plain.half()), ("bfloat", plain.bfloat16()), ("double", plain.to(float64)),
            ("long", plain.mul(8).to(int64)), ("int", plain.mul(8).to(int32)), ("short", plain.mul(8).to(int16)), ("char", plain.mul(8).to(int8)), ("byte", plain.abs().mul(8).to(uint8)),
            ("bool", plain.gt(0)), ("number", tensor(2.5f)), ("empty", zeros(0, 3)), ("parameter", plain[0]),
        ];
        Assert.Equal(expected.Select(pair => pair.Item1), file.Names);
        foreach ((string name, Tensor value) in expected)
        {
            Tensor read = file.Read(name);
            Assert.Equal((value.dtype, file.Find(name)!.Type), (read.dtype, read.dtype));
            Assert.Equal(value.shape, read.shape);
            Assert.True(read.is_contiguous() && read.eq(value).all().item<bool>(), name);
        }
    }

    [Fact]
    public void NumPy_arrays_of_any_byte_order_and_axis_order_are_read()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("kinds.npz"));
        Assert.Equal(WeightFixtures.Values(0, 12), WeightFixtures.Read(file, "big"));
        Assert.Equal(WeightFixtures.Values(0, 24), WeightFixtures.Read(file, "fortran"));
        Assert.Equal(WeightFixtures.Values(0, 12), WeightFixtures.Read(file, "half"));
        Assert.Equal([0, 1, 2, 3, 4], WeightFixtures.Read(file, "long"));
        Assert.Empty(file.Find("number")!.Shape);
        Assert.Equal([2.5f], WeightFixtures.Read(file, "number"));
    }

    [Fact]
    public void One_array_goes_by_its_files_name()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("one.npy"));
        Assert.Equal(WeightFixtures.Values(0, 108), WeightFixtures.Read(file, "one"));
    }

    [Fact]
    public void Every_type_of_safetensors_is_read()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("kinds.safetensors"));
        Assert.Equal(WeightFixtures.Values(0, 12), WeightFixtures.Read(file, "half"));
        Assert.Equal(WeightFixtures.Values(0, 12), WeightFixtures.Read(file, "double"));
        Assert.All(new[] { "long", "int", "byte" }, name => Assert.Equal([0, 1, 2, 3, 4], WeightFixtures.Read(file, name)));
        Assert.Equal([-2, -1, 0, 1, 2], WeightFixtures.Read(file, "char"));
        Assert.Equal([1, 0, 1], WeightFixtures.Read(file, "bool"));
        Assert.Equal([2.5f], WeightFixtures.Read(file, "number"));
        Assert.Equal([0, 3], file.Read("empty").shape);
    }

    [Fact]
    public void TensorFlow_js_shards_are_joined_and_quantised_weights_unpacked()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("tfjs"));
        for (int i = 0; i < 4; i++) Assert.Equal(WeightFixtures.Values(i, ElementType.Count(WeightFixtures.Tensors[i].Shape)), WeightFixtures.Read(file, WeightFixtures.Tensors[i].Name));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => i * 0.5f - 2), WeightFixtures.Read(file, "q8"));
        Assert.Equal([1, 1.25f, 10_001, 16_384.75f], WeightFixtures.Read(file, "q16"));
    }

    [Fact]
    public void Deep_Compression_is_unpacked_by_the_description_beside_it()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("deep"));
        Assert.Equal(["conv.weight", "conv.bias"], file.Names);
        Assert.Equal(WeightFixtures.Values(0, 108), WeightFixtures.Read(file, "conv.weight"));
        Assert.Equal(WeightFixtures.Values(1, 4), WeightFixtures.Read(file, "conv.bias"));
    }

    [Fact]
    public void What_TorchSharp_saves_is_read()
    {
        using var model = new CifarResNet(8);
        model.save(_folder["own.dat"]);
        using IWeightFile file = WeightFile.Open(_folder["own.dat"]);
        Assert.Equal(model.state_dict().Keys.Order(), file.Names.Order());
        foreach ((string name, Tensor value) in model.state_dict())
        {
            using Tensor read = file.Read(name);
            Assert.True(read.eq(value).all().item<bool>(), name);
        }
    }

    [Fact]
    public void A_tensor_that_is_not_there_is_named_beside_those_that_are()
    {
        using IWeightFile file = WeightFile.Open(WeightFixtures.PathOf("plain.safetensors"));
        Assert.Null(file.Find("fc3"));
        Assert.Contains("has no tensor 'fc3'; it has conv.weight, conv.bias, fc.weight …", Assert.Throws<KitException>(() => file.Read("fc3")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_TorchScript_program_is_told_from_weights() =>
        Assert.Contains("save its state_dict()", Assert.Throws<KitException>(() => WeightFile.Open(WeightFixtures.PathOf("torch-script.pt"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Reading_leaves_no_tensors_behind()
    {
        foreach (string name in WeightFixtures.All.Where(name => name != "torch-script.pt"))
        {
            long before = Samples.LiveTensors();
            using (IWeightFile file = WeightFile.Open(WeightFixtures.PathOf(name)))
                foreach (string tensor in file.Names) file.Read(tensor).Dispose();
            Assert.Equal((name, before), (name, Tensor.TotalCount));
        }
    }

    public void Dispose() => _folder.Dispose();
}

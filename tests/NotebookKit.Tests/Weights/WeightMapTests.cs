using static TorchSharp.torch;

namespace NotebookKit.Tests.WeightFiles;

public sealed class WeightMapTests
{
    /// <summary>The names and axes that each origin's files have, written by NumPy, lead back to the same tensors.</summary>
    [Theory]
    [InlineData("googlenet", "bvlc", "npz"), InlineData("googlenet", "lasagne", "pkl"), InlineData("squeezenet1.0", "deepcompression", "npz"), InlineData("squeezenet1.1", "deepscale", "npz")]
    [InlineData("inception-bn", "mxnet-0126", "params"), InlineData("cifar-resnet20", "akamaster", "npz")]
    public void The_same_weights_under_other_names_are_the_same_network(string name, string origin, string format)
    {
        Need.Python("numpy");
        using var folder = new TemporaryFolder();
        using ImageModel model = Models.Create(name), other = Models.Create(name);
        Weights.Save(model, folder["plain.safetensors"]);
        WeightMap map = model.WeightMaps.Single(map => map.Origin == origin);
        string[] named = [.. model.state_dict().Keys.Where(tensor => map.NameInFile(tensor) is not null && !tensor.EndsWith("num_batches_tracked", StringComparison.Ordinal))];
        File.WriteAllLines(folder["names.tsv"], named.Select(tensor => $"{tensor}\t{map.NameInFile(tensor)}\t{(map.Axes(tensor) is null ? "" : "T")}"));
        PythonScript.Run(WeightFixtures.PathOf("rename.py"), folder["plain.safetensors"], folder["names.tsv"], folder[$"renamed.{format}"]);

        other.Load(folder[$"renamed.{format}"]);
        Dictionary<string, Tensor> loaded = other.state_dict();
        foreach ((string tensor, Tensor value) in model.state_dict())
        {
            using Tensor equal = value.eq(loaded[tensor]), all = equal.all();
            Assert.True(all.item<bool>(), tensor);
        }
    }

    [Theory]
    [InlineData("googlenet", "bvlc", "inception_4e.5x5_reduce.weight", "inception_4e/5x5_reduce.weight"), InlineData("googlenet", "lasagne", "loss3.classifier.bias", "param values.115")]
    [InlineData("squeezenet1.0", "deepcompression", "features.12.expand3x3.bias", "fire9/conv3x3_2.bias"), InlineData("squeezenet1.1", "deepscale", "features.3.squeeze.weight", "fire2/squeeze1x1.weight")]
    [InlineData("inception-bn", "mxnet-0126", "bn_3a_1x1.running_var", "aux:bn_3a_1x1_moving_var"), InlineData("cifar-resnet20", "akamaster", "fc.weight", "module.linear.weight")]
    public void A_tensor_goes_by_the_name_that_its_origin_gave_it(string name, string origin, string tensor, string expected)
    {
        using ImageModel model = Models.Create(name);
        Assert.Contains(tensor, model.state_dict().Keys);
        Assert.Equal(expected, model.WeightMaps.Single(map => map.Origin == origin).NameInFile(tensor));
    }
}

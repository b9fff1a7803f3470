using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A folder of a Caffe network's weights as caffe.js keeps them (chaosmail/caffejs): deploy.prototxt, and below weights/ a file
/// <c>LAYER_filter.bin</c> (float32, outputs × rows × columns × inputs) and <c>LAYER_bias.bin</c> for each layer. The files have no
/// header; shapes come from the description, and the sizes must fit. Tensors are named and ordered as in a .caffemodel.
/// </summary>
internal static class CaffeShards
{
    public const string Format = "Caffe, raw shards";
    public const string Description = "deploy.prototxt";
    private const string Folder = "weights";

    public static bool Knows(string folder) => File.Exists(Path.Combine(folder, Description)) && Directory.Exists(Path.Combine(folder, Folder));

    public static StoredWeights Open(string folder)
    {
        List<StoredTensor> tensors = [];
        foreach (CaffeLayer layer in CaffeLayer.Of(Prototxt.Read(Path.Combine(folder, Description))))
        {
            tensors.Add(Filter(folder, layer));
            if (layer.HasBias) tensors.Add(Stored(Shard(folder, layer.Name, "bias"), CaffeFile.NameOf(layer.Name, 1), [layer.Outputs], null));
        }

        return new StoredWeights(folder, Format, Stream.Null, tensors);
    }

    private static StoredTensor Filter(string folder, CaffeLayer layer)
    {
        string path = Shard(folder, layer.Name, "filter"), name = CaffeFile.NameOf(layer.Name, 0);
        if (layer.IsLinear)
        {
            long bytes = new FileInfo(path).Length;
            return Stored(path, name, [layer.Outputs, bytes / sizeof(float) / layer.Outputs], null);
        }

        long[] stored = [layer.Outputs, layer.KernelHeight, layer.KernelWidth, layer.Inputs!.Value];
        return Stored(path, name, [stored[0], stored[3], stored[1], stored[2]], new StoredLayout(ScalarType.Float32, stored, raw => raw.permute(0, 3, 1, 2)));
    }

    private static StoredTensor Stored(string path, string name, long[] shape, StoredLayout? layout)
    {
        var entry = new WeightEntry(name, ScalarType.Float32, shape);
        var file = new FileInfo(path);
        if (!file.Exists) throw new InvalidDataException($"the file {path} is missing");
        if (file.Length != entry.Bytes) throw new InvalidDataException($"{path} has {file.Length:N0} bytes, but {ShapeText.Of(shape)} of float32 are {entry.Bytes:N0}");
        return new StoredTensor(entry, () => File.OpenRead(path)) { Layout = layout };
    }

    private static string Shard(string folder, string layer, string kind)
    {
        if (layer.Split('/').Any(part => part is "" or "." or "..") || layer.Any(character => character is '\\' or ':' || char.IsControl(character)))
            throw new InvalidDataException("its description has a layer whose name is no file's");
        return Path.Combine([folder, Folder, .. $"{layer}_{kind}.bin".Split('/')]);
    }
}

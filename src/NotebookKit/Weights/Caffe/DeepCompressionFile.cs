using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// A network pruned and quantised by "Deep Compression" (Han et al. 2015), as songhan/SqueezeNet-Deep-Compression has it: the number of
/// stored weights of each layer (uint32), then of each layer a codebook of 256 floats, the biases, a byte a stored weight, and 4 bits a
/// stored weight for the distance from the one before. The layers and their shapes come from the prototxt beside it.
/// </summary>
internal static class DeepCompressionFile
{
    public const string Format = "Deep Compression";
    public const string Extension = ".net";
    private const int Codes = 256, LongestGap = 16;

    public static StoredWeights Open(DiskBytes file)
    {
        CaffeLayer[] layers = [.. CaffeLayer.Of(Prototxt.Read(Beside(file.Path))).Where(layer => !layer.IsLinear)];
        var bytes = new ByteCursor(file);
        long[] stored = [.. layers.Select(_ => (long)bytes.U32())];
        List<StoredTensor> tensors = [];
        foreach ((CaffeLayer layer, long count) in layers.Zip(stored))
        {
            long start = bytes.Position;
            bytes.Skip(Codes * sizeof(float) + layer.Outputs * sizeof(float) + count + (count + 1) / 2);
            var weight = new WeightEntry(CaffeFile.NameOf(layer.Name, 0), ScalarType.Float32, [layer.Outputs, layer.Inputs!.Value, layer.KernelHeight, layer.KernelWidth]);
            if (weight.Elements > LongestGap * (count + 1) || weight.Bytes > Array.MaxLength) throw new InvalidDataException($"'{layer.Name}' has {count:N0} weights, too few for {ShapeText.Of(weight.Shape)}");
            tensors.Add(new StoredTensor(weight, () => Unpack(file, layer.Name, start, layer.Outputs, count, weight.Elements)) { Check = () => Unpack(file, layer.Name, start, layer.Outputs, count, weight.Elements).Dispose() });
            tensors.Add(new StoredTensor(new WeightEntry(CaffeFile.NameOf(layer.Name, 1), ScalarType.Float32, [layer.Outputs]), () => file.Open(start + Codes * sizeof(float), layer.Outputs * sizeof(float))));
        }

        if (bytes.Remaining != 0) throw new InvalidDataException($"there are {bytes.Remaining:N0} bytes more than its layers need");
        return new StoredWeights(file.Path, Format, file, tensors);
    }

    private static MemoryStream Unpack(DiskBytes file, string layer, long start, long outputs, long count, long elements)
    {
        byte[] codebook = new byte[Codes * sizeof(float)], codes = new byte[count], gaps = new byte[(count + 1) / 2], weights = new byte[elements * sizeof(float)];
        file.Read(start, codebook);
        start += codebook.Length + outputs * sizeof(float);
        file.Read(start, codes);
        file.Read(start + count, gaps);
        long at = -1;
        for (int i = 0; i < codes.Length; i++)
        {
            at += 1 + (i % 2 == 0 ? gaps[i / 2] & 0xF : gaps[i / 2] >> 4);
            if (at >= elements) throw new InvalidDataException($"'{layer}' has a weight beyond its last");
            codebook.AsSpan(codes[i] * sizeof(float), sizeof(float)).CopyTo(weights.AsSpan((int)(at * sizeof(float))));
        }

        return new MemoryStream(weights);
    }

    private static string Beside(string path)
    {
        string[] found = Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.prototxt");
        return found is [var only] ? only : throw new InvalidDataException($"it needs one .prototxt beside it for its layers' shapes, and there are {found.Length}");
    }
}

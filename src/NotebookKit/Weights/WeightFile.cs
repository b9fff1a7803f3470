namespace NotebookKit;

/// <summary>
/// Opens files of weights: safetensors, PyTorch's (zip and older), NumPy's .npy, .npz and pickles of arrays, MXNet's, Caffe's,
/// TensorFlow.js's, TorchSharp's own, and two folders of raw numbers. The content decides, not the name; nothing in a file is ever run.
/// </summary>
public static class WeightFile
{
    private const int LongestMagic = 16;
    private const string CaffeExtension = ".caffemodel", JsonExtension = ".json";

    /// <summary>Opens a file, or a folder of shards. Names and shapes are read and checked, tensors are not.</summary>
    /// <param name="path">The file or folder.</param>
    /// <exception cref="KitException">It is not there, of an unknown format, damaged, or asks for more than weights do.</exception>
    /// <example><code>using IWeightFile file = WeightFile.Open("resnet18.safetensors");</code></example>
    public static IWeightFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path)) return OpenFolder(path);
        if (!File.Exists(path)) throw new KitException($"There is no weight file {path}.");
        if (Path.GetExtension(path) == JsonExtension) return Guarded(path, TensorFlowJsFile.Format, () => TensorFlowJsFile.Open(path));
        return OpenFile(path);
    }

    private static IWeightFile OpenFolder(string path)
    {
        if (CaffeShards.Knows(path)) return Guarded(path, CaffeShards.Format, () => CaffeShards.Open(path));
        string? list = TensorFlowJsFile.Names.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists);
        if (list is not null) return Open(list);
        string[] compressed = Directory.GetFiles(path, "*" + DeepCompressionFile.Extension);
        return compressed is [var only] ? Open(only)
            : throw new KitException($"{path} is a folder without weights: name a file in it, or a folder with {CaffeShards.Description} and weights/, or one with {TensorFlowJsFile.Names[0]}.");
    }

    private static StoredWeights OpenFile(string path)
    {
        DiskBytes? file = null;
        try
        {
            return Guarded(path, "not even its beginning", () =>
            {
                file = new DiskBytes(path);
                byte[] start = new byte[(int)Math.Min(LongestMagic, file.Length)];
                file.Read(0, start);
                (string format, Func<StoredWeights> open) = Reader(file, start);
                return Guarded(path, format, open);
            });
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    private static (string Format, Func<StoredWeights> Open) Reader(DiskBytes file, byte[] start) => start switch
    {
        [] => throw new KitException($"{file.Path} is empty."),
        [(byte)'P', (byte)'K', 3, 4, ..] => ("zip archive", () => OpenZip(file)),
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => throw new KitException($"{file.Path} is HDF5, which is not read here: convert it with h5py to .npz or safetensors."),
        [0x1F, 0x8B, ..] => throw new KitException($"{file.Path} is compressed by gzip: unpack it first."),
        _ when SafetensorsFile.Knows(start) => (SafetensorsFile.Format, () => SafetensorsFile.Open(file)),
        _ when TorchLegacyFile.Knows(start) => (TorchLegacyFile.Format, () => TorchLegacyFile.Open(file)),
        _ when NpyHeader.Knows(start) => (NumpyFile.Format, () => NumpyFile.OpenNpy(file)),
        _ when MxNetFile.Knows(start) => (MxNetFile.Format, () => MxNetFile.Open(file)),
        _ when Path.GetExtension(file.Path) == CaffeExtension => (CaffeFile.Format, () => CaffeFile.Open(file)),
        _ when Path.GetExtension(file.Path) == DeepCompressionFile.Extension => (DeepCompressionFile.Format, () => DeepCompressionFile.Open(file)),
        [0x80, <= 5, ..] => (NumpyFile.PickleFormat, () => NumpyFile.OpenPickle(file)),
        _ when Path.GetExtension(file.Path) is ".pkl" or ".pickle" => (NumpyFile.PickleFormat, () => NumpyFile.OpenPickle(file)),
        _ => (TorchSharpFile.Format, () => TorchSharpFile.Open(file)),
    };

    private static StoredWeights OpenZip(DiskBytes file)
    {
        IReadOnlyDictionary<string, ZipPart> parts = ZipDirectory.Read(file);
        if (TorchZipFile.Knows(parts)) return TorchZipFile.Open(file, parts);
        return NumpyFile.Knows(parts) ? NumpyFile.OpenNpz(file, parts) : throw new InvalidDataException("there are neither PyTorch's weights nor NumPy's arrays in it");
    }

    private static T Guarded<T>(string path, string format, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (WeightFault.IsDamage(error))
        {
            throw WeightFault.Of(path, format, error);
        }
    }
}

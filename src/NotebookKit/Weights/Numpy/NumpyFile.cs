namespace NotebookKit;

/// <summary>Opens NumPy's .npy and .npz files, and pickles of arrays such as Lasagne's.</summary>
internal static class NumpyFile
{
    public const string Format = "NumPy";
    public const string PickleFormat = "pickle of NumPy arrays";
    private const string Extension = ".npy";

    /// <summary>Whether the archive holds arrays.</summary>
    public static bool Knows(IReadOnlyDictionary<string, ZipPart> parts) => parts.Count > 0 && parts.Keys.All(name => name.EndsWith(Extension, StringComparison.Ordinal));

    /// <summary>One array, which goes by the file's own name.</summary>
    public static StoredWeights OpenNpy(DiskBytes file)
    {
        using Stream stream = file.Open(0, file.Length);
        NpyHeader header = NpyHeader.Read(stream);
        return new StoredWeights(file.Path, Format, file, [header.Stored(Path.GetFileNameWithoutExtension(file.Path), file.Length, start => file.Open(start, file.Length - start), null)]);
    }

    /// <summary>An archive of arrays.</summary>
    public static StoredWeights OpenNpz(DiskBytes file, IReadOnlyDictionary<string, ZipPart> parts)
    {
        List<StoredTensor> tensors = [];
        foreach ((string name, ZipPart part) in parts)
        {
            using Stream stream = part.Open();
            tensors.Add(NpyHeader.Read(stream).Stored(name[..^Extension.Length], part.Length, part.Open, part.Check));
        }

        return new StoredWeights(file.Path, Format, file, tensors);
    }

    /// <summary>Lists and dictionaries of arrays; nothing in the pickle is run.</summary>
    public static StoredWeights OpenPickle(DiskBytes file)
    {
        object? root = PickleMachine.Read(new ByteCursor(file), file.Path);
        StoredTensor[] tensors = [.. PickledTensors.Of(root).Select(found => found.Value is PickleArray array
            ? NumpyArrays.Stored(found.Name, array)
            : throw new InvalidDataException("it has PyTorch's tensors without the file around them that holds their numbers"))];
        return new StoredWeights(file.Path, PickleFormat, file, tensors);
    }
}

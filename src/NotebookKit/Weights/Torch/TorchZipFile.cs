using System.Text;

namespace NotebookKit;

/// <summary>
/// PyTorch's files since 1.6: a zip archive with the pickle <c>NAME/data.pkl</c> and one part <c>NAME/data/KEY</c> a storage
/// (pytorch, torch/serialization.py). Nothing in the pickle is run.
/// </summary>
internal static class TorchZipFile
{
    public const string Format = "PyTorch";
    private const string Pickle = "data.pkl";

    /// <summary>Whether the archive is one.</summary>
    public static bool Knows(IReadOnlyDictionary<string, ZipPart> parts) => parts.Keys.Any(name => name == Pickle || name.EndsWith("/" + Pickle, StringComparison.Ordinal));

    public static StoredWeights Open(DiskBytes file, IReadOnlyDictionary<string, ZipPart> parts)
    {
        string[] pickles = [.. parts.Keys.Where(name => name == Pickle || name.EndsWith("/" + Pickle, StringComparison.Ordinal))];
        if (pickles.Length != 1) throw new InvalidDataException($"it has {pickles.Length} parts called {Pickle}");
        string folder = pickles[0][..^Pickle.Length];
        if (parts.ContainsKey(folder + "constants.pkl")) throw new KitException($"{file.Path} is a TorchScript program, not weights alone: save its state_dict() with torch.save.");
        bool bigEndian = parts.TryGetValue(folder + "byteorder", out ZipPart? order) && Encoding.ASCII.GetString(order.ReadAll()).Trim() == "big";

        object? root = PickleMachine.Read(new ByteCursor(new MemoryBytes(parts[pickles[0]].ReadAll())), file.Path);
        return new StoredWeights(file.Path, Format, file, TorchTensors.Of(root, storage =>
        {
            if (!parts.TryGetValue($"{folder}data/{storage.Key}", out ZipPart? part)) throw new InvalidDataException($"its storage '{storage.Key}' is missing");
            return new TorchStorage(part.Length, part.Open, bigEndian, part.Check);
        }));
    }
}

using System.Numerics;

namespace NotebookKit;

/// <summary>
/// PyTorch's files before 1.6 (pytorch, torch/serialization.py, <c>_legacy_save</c>): pickles of a magic number, the version, facts of
/// the system, the object and its storages' keys; then each storage as its length and its bytes.
/// </summary>
internal static class TorchLegacyFile
{
    public const string Format = "PyTorch, before 1.6";
    private const long Version = 1001;
    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a file begins as these do: the magic number as a pickle of protocol 2.</summary>
    public static bool Knows(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]);

    public static StoredWeights Open(DiskBytes file)
    {
        var bytes = new ByteCursor(file);
        if (Next() is not BigInteger magic || magic != Magic) throw new InvalidDataException("its magic number is another");
        if (Next() is not Version) throw new InvalidDataException("it is of another version of the format");
        bool bigEndian = Next() is PickleDictionary system && system["little_endian"] is false;
        List<PickleStorage> mentioned = [];
        object? root = PickleMachine.Read(bytes, file.Path, mentioned);
        if (Next() is not List<object?> keys) throw new InvalidDataException("it lacks the list of its storages");

        // Each storage is preceded by its number of elements, whose size only the pickle says.
        Dictionary<string, PickleStorage> described = new(StringComparer.Ordinal);
        foreach (PickleStorage storage in mentioned) described.TryAdd(storage.Key, storage);
        Dictionary<string, (long Start, long Length)> places = new(StringComparer.Ordinal);
        foreach (object? key in keys)
        {
            string name = PickleMachine.TextOf(key);
            long elements = bytes.I64();
            if (!described.TryGetValue(name, out PickleStorage? storage)) throw new InvalidDataException($"nothing says of what type its storage '{name}' is");
            if (elements < 0 || elements > bytes.Remaining) throw new InvalidDataException($"it is cut short: its storage '{name}' claims {elements:N0} elements");
            long length = bytes.Within(elements * ElementType.Size(storage.Type));
            if (!places.TryAdd(name, (bytes.Position, length))) throw new InvalidDataException($"it has the storage '{name}' twice");
            bytes.Skip(length);
        }

        return new StoredWeights(file.Path, Format, file, TorchTensors.Of(root, storage =>
        {
            if (!places.TryGetValue(storage.Key, out (long Start, long Length) place)) throw new InvalidDataException($"its storage '{storage.Key}' is missing");
            return new TorchStorage(place.Length, start => file.Open(place.Start + start, place.Length - start), bigEndian, null);
        }));

        object? Next() => PickleMachine.Read(bytes, file.Path);
    }
}

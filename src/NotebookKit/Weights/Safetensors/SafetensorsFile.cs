namespace NotebookKit;

/// <summary>Opens safetensors files.</summary>
internal static class SafetensorsFile
{
    public const string Format = "safetensors";

    /// <summary>Whether the beginning of a file looks like one: a length, then a brace.</summary>
    public static bool Knows(ReadOnlySpan<byte> start) => start.Length > SafetensorsHeader.LengthBytes && start[SafetensorsHeader.LengthBytes] == '{' && start[6] == 0 && start[7] == 0;

    public static StoredWeights Open(DiskBytes file) => Open(file, file.Path, out _);

    public static StoredWeights Open(DiskBytes file, out IReadOnlyDictionary<string, string> metadata) => Open(file, file.Path, out metadata);

    public static StoredWeights Open(ByteStore file, string path) => Open(file, path, out _);

    private static StoredWeights Open(ByteStore file, string path, out IReadOnlyDictionary<string, string> metadata) => new(
        path, Format, file,
        [.. SafetensorsHeader.Read(file, out metadata).Select(tensor => new StoredTensor(tensor.Entry, () => file.Open(tensor.Start, tensor.Entry.Bytes)))]);
}

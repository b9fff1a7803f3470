namespace NotebookKit;

/// <summary>A file on disk.</summary>
internal sealed class DiskFile(string path, string name) : StoredFile(name, Size(path))
{
    public override string FullName => path;

    private protected override PooledBytes ReadCore(int limit)
    {
        if (Directory.Exists(path)) throw new KitException($"{path} is a folder, not an image file.");
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.Length > limit) throw TooLong(path, stream.Length, limit);
        return PooledBytes.Read(stream, (int)stream.Length);
    }

    private static long Size(string path) => new FileInfo(path) is { Exists: true } info ? info.Length : 0;
}

namespace NotebookKit;

/// <summary>A file on disk.</summary>
internal sealed class DiskFile(string path, string name) : StoredFile(name, Size(path))
{
    public override string FullName => path;

    internal override string Identity
    {
        get
        {
            try
            {
                return new FileInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(path);
            }
            catch (IOException)
            {
                return Path.GetFullPath(path); // A link in a circle: reading it says so.
            }
        }
    }

    private protected override PooledBytes ReadCore(int limit)
    {
        if (Directory.Exists(path)) throw new KitException($"{path} is a folder, not an image file.");
        // Pipes and devices have no length, and opening a pipe would wait for its writer for ever.
        if (new FileInfo(path) is { Exists: true, Length: 0 }) return PooledBytes.Rent(0);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.Length > limit) throw TooLong(path, stream.Length, limit);
        return PooledBytes.Read(stream, (int)stream.Length);
    }

    private static long Size(string path) => new FileInfo(path) is { Exists: true } info ? info.Length : 0;
}

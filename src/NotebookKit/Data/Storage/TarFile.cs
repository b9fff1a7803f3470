namespace NotebookKit;

/// <summary>A file within an uncompressed tar archive, read where it lies.</summary>
internal sealed class TarFile(ArchiveHandle archive, string name, long offset, long length) : StoredFile(name, length)
{
    public override string FullName => $"{archive.Path}: {Name}";

    private protected override PooledBytes ReadCore(int limit) =>
        Length <= limit ? PooledBytes.Read(archive.File, offset, (int)Length) : throw TooLong(FullName, Length, limit);
}

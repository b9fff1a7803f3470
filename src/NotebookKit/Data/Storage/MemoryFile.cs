namespace NotebookKit;

/// <summary>A file of a compressed tar archive, which can be read from its beginning only: kept in memory as it was packed.</summary>
internal sealed class MemoryFile(string archive, string name, byte[] content) : StoredFile(name, content.Length)
{
    public override string FullName => $"{archive}: {Name}";

    private protected override PooledBytes ReadCore(int limit) =>
        content.Length <= limit ? PooledBytes.Read(new MemoryStream(content), content.Length) : throw TooLong(FullName, content.Length, limit);
}

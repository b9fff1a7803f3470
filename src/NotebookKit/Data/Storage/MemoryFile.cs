namespace NotebookKit;

/// <summary>A file kept in memory: of a compressed tar archive, which can be read from its beginning only, or of the library itself.</summary>
internal sealed class MemoryFile(string archive, string name, byte[] content) : StoredFile(name, content.Length)
{
    public override string FullName => $"{archive}: {Name}";

    private protected override PooledBytes ReadCore(int limit) =>
        content.Length <= limit ? PooledBytes.Read(new MemoryStream(content), content.Length) : throw TooLong(FullName, content.Length, limit);
}

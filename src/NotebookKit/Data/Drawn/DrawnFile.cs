namespace NotebookKit;

/// <summary>A picture that was drawn, as a PNG file in memory.</summary>
internal sealed class DrawnFile(string set, DrawnPlace place, string name, byte[] content) : StoredFile(name, content.Length)
{
    /// <summary>The set that it belongs to.</summary>
    public string Set => set;

    /// <summary>Its place there.</summary>
    public DrawnPlace Place => place;

    public override string FullName => $"drawn by NotebookKit: {set}/{Name}";

    private protected override PooledBytes ReadCore(int limit) =>
        content.Length <= limit ? PooledBytes.Read(new MemoryStream(content), content.Length) : throw TooLong(FullName, content.Length, limit);
}

namespace NotebookKit;

/// <summary>Files one after another.</summary>
internal sealed class JoinedBytes : ByteStore
{
    private readonly List<(long Start, ByteStore Part)> _parts = [];

    public JoinedBytes(IEnumerable<string> paths)
    {
        try
        {
            foreach (string path in paths)
            {
                var part = new DiskBytes(path);
                _parts.Add((Length, part));
                Length += part.Length;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override long Length { get; }

    public override void Dispose()
    {
        foreach ((_, ByteStore part) in _parts) part.Dispose();
    }

    protected override int ReadSome(long offset, Span<byte> target)
    {
        (long start, ByteStore part) = _parts.Last(part => part.Start <= offset && offset < part.Start + part.Part.Length);
        int count = (int)Math.Min(target.Length, start + part.Length - offset);
        part.Read(offset - start, target[..count]);
        return count;
    }
}

namespace NotebookKit;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : ByteStore
{
    public override long Length => bytes.Length;

    public override void Dispose()
    {
    }

    protected override int ReadSome(long offset, Span<byte> target)
    {
        ReadOnlySpan<byte> rest = bytes.Span[(int)offset..];
        int count = Math.Min(rest.Length, target.Length);
        rest[..count].CopyTo(target);
        return count;
    }
}

namespace NotebookKit;

/// <summary>Bytes that can be read anywhere, by any thread: a file, several files one after another, or memory.</summary>
internal abstract class ByteStore : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Reads exactly as many bytes as the target has.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public void Read(long offset, Span<byte> target)
    {
        while (target.Length > 0)
        {
            int count = offset < Length ? ReadSome(offset, target) : 0;
            if (count == 0) throw new EndOfStreamException("it is cut short");
            offset += count;
            target = target[count..];
        }
    }

    /// <summary>A part as a stream.</summary>
    /// <exception cref="InvalidDataException">The part is not within the bytes.</exception>
    public Stream Open(long start, long length)
    {
        MustHold(start, length);
        return new RangeStream(this, start, start + length);
    }

    /// <exception cref="InvalidDataException">The part is not within the bytes.</exception>
    public void MustHold(long start, long length)
    {
        if (start < 0 || length < 0 || start > Length || length > Length - start) throw new InvalidDataException($"it is cut short: {length:N0} bytes at {start:N0} are not in its {Length:N0}");
    }

    public abstract void Dispose();

    protected abstract int ReadSome(long offset, Span<byte> target);

    private sealed class RangeStream(ByteStore store, long start, long end) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            int count = (int)Math.Min(buffer.Length, end - start);
            if (count > 0) store.Read(start, buffer[..count]);
            start += count;
            return count;
        }

        public override void Skip(long count)
        {
            if (count > end - start) throw new EndOfStreamException("it is cut short");
            start += count;
        }
    }
}

namespace NotebookKit;

/// <summary>A stream that is only ever read, from its beginning.</summary>
internal abstract class ForwardStream : Stream
{
    public sealed override bool CanRead => true;
    public sealed override bool CanSeek => false;
    public sealed override bool CanWrite => false;
    public sealed override long Length => throw new NotSupportedException();
    public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Goes on without reading.</summary>
    /// <exception cref="EndOfStreamException">There is less.</exception>
    public virtual void Skip(long count) => SkipByReading(this, count);

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Goes on in any stream.</summary>
    public static Stream Skip(Stream stream, long count)
    {
        if (stream is ForwardStream forward) forward.Skip(count);
        else SkipByReading(stream, count);
        return stream;
    }

    private static void SkipByReading(Stream stream, long count)
    {
        byte[] buffer = new byte[(int)Math.Min(count, 1 << 16)];
        for (; count > 0; count -= Math.Min(count, buffer.Length)) stream.ReadExactly(buffer, 0, (int)Math.Min(count, buffer.Length));
    }
}

namespace NotebookKit;

/// <summary>The bytes that Python 3 wrote as text of the characters 0 to 255, in UTF-8, because protocol 2 has no bytes.</summary>
internal sealed class Latin1Stream(Stream text) : ForwardStream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at, _length;

    public override int Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length && Next() is { } first)
        {
            buffer[count++] = first switch
            {
                < 0x80 => first,
                0xC2 => Following(),
                0xC3 => (byte)(Following() + 0x40),
                _ => throw new InvalidDataException("a text that stands for bytes has other characters than 0 to 255"),
            };
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }

    private byte Following() => Next() is { } next and >= 0x80 and < 0xC0 ? next : throw new InvalidDataException("a text that stands for bytes is no UTF-8");

    private byte? Next()
    {
        if (_at == _length)
        {
            (_at, _length) = (0, text.Read(_buffer, 0, _buffer.Length));
            if (_length == 0) return null;
        }

        return _buffer[_at++];
    }
}

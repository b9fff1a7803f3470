namespace NotebookKit;

/// <summary>The bytes that Python 3 wrote as text of the characters 0 to 255, in UTF-8, because protocol 2 has no bytes.</summary>
internal sealed class Latin1Stream(Stream text) : ForwardStream
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _at, _length;

    public override int Read(Span<byte> buffer)
    {
        int count = 0;
        while (count < buffer.Length)
        {
            ReadOnlySpan<byte> ready = _buffer.AsSpan(_at, _length - _at);
            int taken = 0;
            while (taken < ready.Length && count < buffer.Length)
            {
                byte first = ready[taken];
                if (first >= 0x80 && taken + 1 == ready.Length) break;
                buffer[count++] = first < 0x80 ? first : Joined(first, ready[++taken]);
                taken++;
            }

            _at += taken;
            if (count < buffer.Length && !Refill()) break;
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }

    private static byte Joined(byte first, byte second) => (first, second) switch
    {
        (0xC2, >= 0x80 and < 0xC0) => second,
        (0xC3, >= 0x80 and < 0xC0) => (byte)(second + 0x40),
        _ => throw new InvalidDataException("a text that stands for bytes has other characters than 0 to 255"),
    };

    /// <summary>Reads on behind what is left, which is nothing or the first half of a character.</summary>
    private bool Refill()
    {
        int left = _length - _at;
        _buffer.AsSpan(_at, left).CopyTo(_buffer);
        int read = text.Read(_buffer, left, _buffer.Length - left);
        (_at, _length) = (0, left + read);
        return read > 0 ? true : left == 0 ? false : throw new InvalidDataException("a text that stands for bytes ends within a character");
    }
}

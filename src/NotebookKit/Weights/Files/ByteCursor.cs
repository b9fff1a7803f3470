using System.Buffers.Binary;

namespace NotebookKit;

/// <summary>Reads little-endian numbers one after another, through a window, so that a file of any size needs little memory.</summary>
internal sealed class ByteCursor
{
    private const int WindowBytes = 1 << 16;
    private readonly byte[] _window;
    private long _windowStart;
    private int _windowLength;

    /// <param name="store">The bytes.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="end">Where the part ends that may be read.</param>
    public ByteCursor(ByteStore store, long start, long end)
    {
        store.MustHold(start, end - start);
        (Store, Position, End) = (store, start, end);
        _window = new byte[(int)Math.Min(WindowBytes, end - start)];
    }

    public ByteCursor(ByteStore store) : this(store, 0, store.Length) { }

    public ByteStore Store { get; }

    public long Position { get; private set; }

    public long End { get; }

    public long Remaining => End - Position;

    public byte U8() => Next(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(2));

    public int I32() => BinaryPrimitives.ReadInt32LittleEndian(Next(4));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(4));

    public long I64() => BinaryPrimitives.ReadInt64LittleEndian(Next(8));

    public double BigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(Next(8));

    /// <summary>A length of 64 bits that must lie within what is left.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public long Length64() => Within(I64());

    /// <exception cref="InvalidDataException">There is less left than that.</exception>
    public long Within(long length) =>
        length >= 0 && length <= Remaining ? length : throw new InvalidDataException($"it is cut short: {(ulong)length:N0} bytes are announced at {Position:N0} where {Remaining:N0} are left");

    /// <summary>A number in groups of 7 bits, lowest first (LEB128; protobuf's varint).</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte group = U8();
            value |= (ulong)(group & 0x7F) << shift;
            if (group < 0x80) return value;
        }

        throw new InvalidDataException($"there is no number at {Position:N0}");
    }

    /// <summary>Copies bytes out.</summary>
    /// <exception cref="InvalidDataException">There are fewer, or more than <paramref name="limit"/> are asked for.</exception>
    public byte[] Take(long count, int limit)
    {
        if (Within(count) > limit) throw new InvalidDataException($"{count:N0} bytes at {Position:N0} are too many for what they are");
        byte[] bytes = new byte[count];
        Store.Read(Position, bytes);
        Position += count;
        return bytes;
    }

    public void Skip(long count) => Position += Within(count);

    /// <summary>The bytes up to the next line feed, which is passed over.</summary>
    public byte[] Line(int limit)
    {
        List<byte> line = [];
        for (byte next; (next = U8()) != '\n';)
        {
            if (line.Count == limit) throw new InvalidDataException($"a line at {Position:N0} has no end");
            line.Add(next);
        }

        return [.. line];
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if (Remaining < count) throw new EndOfStreamException("it is cut short");
        if (Position < _windowStart || Position + count > _windowStart + _windowLength)
        {
            _windowStart = Position;
            _windowLength = (int)Math.Min(_window.Length, Remaining);
            Store.Read(_windowStart, _window.AsSpan(0, _windowLength));
        }

        ReadOnlySpan<byte> bytes = _window.AsSpan((int)(Position - _windowStart), count);
        Position += count;
        return bytes;
    }
}

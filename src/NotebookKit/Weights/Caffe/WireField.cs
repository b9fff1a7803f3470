namespace NotebookKit;

/// <summary>A field of a protobuf message (protobuf.dev, "Encoding"): its number, its kind, and where its content lies or what it is.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Kind">0 a number, 1 eight bytes, 2 a length and bytes, 5 four bytes.</param>
/// <param name="Start">Where its bytes begin; for a number, behind it.</param>
/// <param name="Length">How many bytes it has; 0 for a number.</param>
/// <param name="Value">The number.</param>
internal readonly record struct WireField(int Number, int Kind, long Start, long Length, ulong Value)
{
    public const int Varint = 0, Eight = 1, Bytes = 2, Four = 5;

    /// <summary>Walks the fields of a message.</summary>
    /// <exception cref="InvalidDataException">There is something else than fields.</exception>
    public static IEnumerable<WireField> Of(ByteStore file, long start, long length)
    {
        var bytes = new ByteCursor(file, start, start + length);
        while (bytes.Remaining > 0)
        {
            ulong tag = bytes.Varint();
            (ulong number, int kind) = (tag >> 3, (int)(tag & 7));
            if (number is 0 or > 536_870_911) throw new InvalidDataException($"there is no field at {bytes.Position:N0}");
            ulong value = kind == Varint ? bytes.Varint() : 0;
            long size = kind switch
            {
                Varint => 0,
                Eight => 8,
                Bytes => bytes.Within(checked((long)bytes.Varint())),
                Four => 4,
                _ => throw new InvalidDataException($"there is a field of the kind {kind} at {bytes.Position:N0}"),
            };
            long at = bytes.Position;
            bytes.Skip(size);
            yield return new WireField((int)number, kind, at, size, value);
        }
    }
}

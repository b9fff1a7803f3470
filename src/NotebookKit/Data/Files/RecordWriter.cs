using System.Buffers.Binary;
using System.Globalization;

namespace NotebookKit;

/// <summary>Writes images into a RecordIO file and its index, as MXNet reads them.</summary>
public sealed class RecordWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _records;
    private readonly StreamWriter _index;

    /// <summary>Creates both files.</summary>
    /// <param name="path">The .rec file; the .idx file goes beside it.</param>
    /// <exception cref="KitException">They cannot be written.</exception>
    public RecordWriter(string path)
    {
        _path = path;
        (_records, _index) = Written(() => (File.Create(path), new StreamWriter(Path.ChangeExtension(path, ".idx")) { NewLine = "\n" }));
    }

    /// <summary>Appends an image.</summary>
    /// <param name="id">Its number, unique in the file.</param>
    /// <param name="labels">Its class, or several numbers of which the first is the class.</param>
    /// <param name="image">The bytes of an image file.</param>
    /// <exception cref="KitException">The disk is full.</exception>
    public void Add(ulong id, IReadOnlyList<float> labels, ReadOnlySpan<byte> image)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0) throw new ArgumentException("A record has a label.", nameof(labels));
        int several = labels.Count > 1 ? labels.Count : 0;
        byte[] record = new byte[24 + 4 * several + image.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, several);
        if (several == 0) BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(4), labels[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(8), id);
        for (int i = 0; i < several; i++) BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(24 + 4 * i), labels[i]);
        image.CopyTo(record.AsSpan(24 + 4 * several));
        Written(() =>
        {
            _index.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}\t{_records.Position}"));
            Write(record);
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Written(() =>
    {
        _records.Dispose();
        _index.Dispose();
        return true;
    });

    private T Written<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{_path} cannot be written: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Divides the content wherever it has the magic word at a multiple of four, so that a reader can find its way after damage.</summary>
    private void Write(ReadOnlySpan<byte> record)
    {
        int from = 0;
        for (int at = 0; at + 4 <= record.Length; at += 4)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(record[at..]) != RecordMarker.Magic) continue;
            WritePiece(from == 0 ? RecordMarker.First : RecordMarker.Middle, record[from..at]);
            from = at + 4;
        }

        WritePiece(from == 0 ? RecordMarker.Whole : RecordMarker.Last, record[from..]);
    }

    private void WritePiece(uint part, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[RecordMarker.HeaderBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(header, RecordMarker.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], part << RecordMarker.LengthBits | (uint)bytes.Length);
        _records.Write(header);
        _records.Write(bytes);
        _records.Write(stackalloc byte[RecordMarker.Padded(bytes.Length) - bytes.Length]);
    }
}

using System.Buffers.Binary;
using System.Globalization;

namespace NotebookKit;

/// <summary>Where the records of a RecordIO file begin, and of which pieces each consists.</summary>
internal static class RecordIndex
{
    /// <summary>The records' beginnings: from the .idx file (lines of a key, a tab and a position), else from record to record.</summary>
    public static IEnumerable<long> Starts(ArchiveHandle archive)
    {
        string index = Path.ChangeExtension(archive.Path, ".idx");
        return File.Exists(index) ? Listed(index) : Scanned(archive);
    }

    /// <summary>The pieces of one record, their length together with the magic words between them, and where the next record begins.</summary>
    public static (IReadOnlyList<(long Offset, int Length)> Pieces, int Total, long Next) Pieces(ArchiveHandle archive, long start)
    {
        List<(long Offset, int Length)> pieces = [];
        long at = start, length = RandomAccess.GetLength(archive.File), total = 0;
        while (true)
        {
            (uint part, int bytes) = Header(archive, at, length);
            bool opens = part is RecordMarker.Whole or RecordMarker.First;
            if (opens != (pieces.Count == 0) || part > RecordMarker.Last) throw Damaged(archive.Path, at, "the pieces of a record are out of order");
            if (at + RecordMarker.HeaderBytes + bytes > length) throw Damaged(archive.Path, at, "a record goes beyond the end; the file is cut short");
            pieces.Add((at + RecordMarker.HeaderBytes, bytes));
            total += bytes + (pieces.Count > 1 ? 4 : 0);
            if (total > int.MaxValue) throw Damaged(archive.Path, at, "a record has more than 2 GB");
            at += RecordMarker.HeaderBytes + RecordMarker.Padded(bytes);
            if (part is RecordMarker.Whole or RecordMarker.Last) return (pieces, (int)total, at);
        }
    }

    public static KitException Damaged(string path, long position, string why) => new(string.Create(CultureInfo.InvariantCulture, $"{path} is damaged at byte {position:N0}: {why}."));

    private static (uint Part, int Bytes) Header(ArchiveHandle archive, long at, long length)
    {
        Span<byte> header = stackalloc byte[RecordMarker.HeaderBytes];
        if (at < 0 || at + header.Length > length || RandomAccess.Read(archive.File, header, at) < header.Length) throw Damaged(archive.Path, at, "the file is cut short");
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != RecordMarker.Magic) throw Damaged(archive.Path, at, "there is no record");
        uint word = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        return (word >> RecordMarker.LengthBits, (int)(word & ((1u << RecordMarker.LengthBits) - 1)));
    }

    private static IEnumerable<long> Scanned(ArchiveHandle archive)
    {
        long length = RandomAccess.GetLength(archive.File);
        for (long at = 0; at < length; at = Pieces(archive, at).Next) yield return at;
    }

    private static IEnumerable<long> Listed(string index)
    {
        int number = 0;
        foreach (string line in File.ReadLines(index))
        {
            number++;
            if (line.Length == 0) continue;
            yield return line.Split('\t') is [_, var position] && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out long start)
                ? start
                : throw new KitException($"{index}: line {number} is not a key, a tab and a position.");
        }
    }
}

using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace NotebookKit;

/// <summary>
/// The parts of a zip archive, each read where it lies (PKWARE, APPNOTE 6.3.10, sections 4.3.12 to 4.3.16 and 4.5.3). Read by hand,
/// since a directory may claim billions of parts, and memory is taken here only for those that are there.
/// </summary>
internal static class ZipDirectory
{
    private const uint PartSignature = 0x02014b50, EndSignature = 0x06054b50, LargeEndSignature = 0x06064b50, LargeLocatorSignature = 0x07064b50;
    private const int EndBytes = 22, LocatorBytes = 20, LongestComment = ushort.MaxValue, EncryptedFlag = 1;
    private const ushort LargeExtra = 1, Stored = 0, Deflated = 8;

    /// <summary>Lists the files of an archive of weights.</summary>
    /// <exception cref="InvalidDataException">A part is there twice, encrypted, compressed in another way than by deflate, or unpacks to far more than weights do.</exception>
    public static IReadOnlyDictionary<string, ZipPart> Read(DiskBytes file)
    {
        Dictionary<string, ZipPart> parts = new(StringComparer.Ordinal);
        foreach (ZipPart part in Parts(file))
        {
            if (WeightLimits.IsBomb(part.PackedLength, part.Length))
                throw new InvalidDataException($"its part '{part.Name}' has {part.PackedLength:N0} bytes and would unpack to {part.Length:N0}, which weights never do");
            if (!parts.TryAdd(part.Name, part)) throw new InvalidDataException($"it has '{part.Name}' twice");
            if (parts.Count > WeightLimits.Tensors) throw new InvalidDataException($"it has more than {WeightLimits.Tensors:N0} parts");
        }

        return parts;
    }

    /// <summary>The files one after another, as the directory has them.</summary>
    /// <exception cref="InvalidDataException">The directory is damaged, or a part is encrypted or compressed in another way than by deflate.</exception>
    public static IEnumerable<ZipPart> Parts(DiskBytes file)
    {
        (long start, long end) = Place(file);
        var bytes = new ByteCursor(file, start, end);
        while (bytes.Remaining > 0)
        {
            ZipPart part = Part(file, bytes);
            if (!part.Name.EndsWith('/')) yield return part; // Else a folder.
        }
    }

    /// <summary>Where the directory lies: the archive's last bytes say, before a comment that may follow them.</summary>
    private static (long Start, long End) Place(DiskBytes file)
    {
        long from = Math.Max(0, file.Length - EndBytes - LongestComment);
        byte[] tail = new byte[file.Length - from];
        file.Read(from, tail);
        for (int at = tail.Length - EndBytes; at >= 0; at--)
        {
            ReadOnlySpan<byte> end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != end.Length - EndBytes) continue;
            (long size, long start) = (BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
            if (size == uint.MaxValue || start == uint.MaxValue) (size, start) = LargePlace(file, from + at);
            file.MustHold(start, size);
            return (start, start + size);
        }

        throw new InvalidDataException("it is cut short: a zip archive's directory is at its end, and there is none");
    }

    private static (long Size, long Start) LargePlace(DiskBytes file, long end)
    {
        var locator = new ByteCursor(file, end - LocatorBytes, end);
        if (locator.U32() != LargeLocatorSignature) throw new InvalidDataException("its directory is nowhere");
        locator.Skip(sizeof(int));
        long at = locator.I64();
        var record = new ByteCursor(file, at, Math.Max(at, end));
        if (record.U32() != LargeEndSignature) throw new InvalidDataException("its directory is nowhere");
        record.Skip(36);
        return (record.I64(), record.I64());
    }

    private static ZipPart Part(DiskBytes file, ByteCursor bytes)
    {
        if (bytes.U32() != PartSignature) throw new InvalidDataException("its directory is damaged");
        bytes.Skip(4);
        (int flags, int method) = (bytes.U16(), bytes.U16());
        bytes.Skip(4);
        (uint crc, long packed, long length) = (bytes.U32(), bytes.U32(), bytes.U32());
        (int nameBytes, int extraBytes, int commentBytes) = (bytes.U16(), bytes.U16(), bytes.U16());
        bytes.Skip(8);
        long offset = bytes.U32();
        byte[] text = bytes.Take(nameBytes, WeightLimits.NameBytes);
        // UTF-8 has a flag, which macOS forgets; what is not UTF-8 is of DOS's code page.
        string name = (Utf8.IsValid(text) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(437)!).GetString(text);

        // Sizes and places beyond 32 bits follow in this order, each only where it is needed.
        for (long extraEnd = bytes.Position + bytes.Within(extraBytes); bytes.Position < extraEnd;)
        {
            (ushort kind, int size) = (bytes.U16(), bytes.U16());
            long next = bytes.Position + size;
            if (next > extraEnd) throw new InvalidDataException("its directory is damaged");
            if (kind == LargeExtra)
            {
                if (length == uint.MaxValue) length = bytes.I64();
                if (packed == uint.MaxValue) packed = bytes.I64();
                if (offset == uint.MaxValue) offset = bytes.I64();
            }

            bytes.Skip(next - bytes.Position);
        }

        bytes.Skip(commentBytes);
        if ((flags & EncryptedFlag) != 0) throw new InvalidDataException($"its part '{name}' is encrypted: unpack the archive with its password first");
        if (method is not (Stored or Deflated)) throw new InvalidDataException($"its part '{name}' is compressed in the unknown way {method}: pack the archive again by deflate");
        if (length < 0 || packed < 0 || offset < 0 || packed > file.Length || (method == Stored && length != packed)) throw new InvalidDataException($"its part '{name}' has no sensible size");
        return new ZipPart(file, name, offset, packed, length, method == Deflated, crc);
    }
}

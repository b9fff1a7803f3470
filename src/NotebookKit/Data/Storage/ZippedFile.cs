using System.Buffers.Binary;
using System.IO.Compression;

namespace NotebookKit;

/// <summary>A file within a zip archive (PKWARE, APPNOTE 6.3.10, sections 4.3.7 and 4.4.5), stored or deflated, read where it lies.</summary>
internal sealed class ZippedFile(ArchiveHandle archive, string name, long headerOffset, long packedLength, long length, bool deflated, uint crc) : StoredFile(name, length)
{
    private const int HeaderBytes = 30;
    private const uint Signature = 0x04034b50;

    public override string FullName => $"{archive.Path}: {Name}";

    private protected override PooledBytes ReadCore(int limit)
    {
        if (Length > limit || packedLength > limit) throw TooLong(FullName, Math.Max(Length, packedLength), limit);
        using PooledBytes header = PooledBytes.Read(archive.File, headerOffset, HeaderBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header.Span) != Signature) throw new KitException($"{FullName} is damaged: the archive has no file where its directory says.");
        long start = headerOffset + HeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header.Span[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header.Span[28..]);
        PooledBytes packed = PooledBytes.Read(archive.File, start, (int)packedLength);
        PooledBytes content = deflated ? Inflate(packed) : packed;
        var checksum = new ICSharpCode.SharpZipLib.Checksum.Crc32();
        checksum.Update(new ArraySegment<byte>(content.Array, 0, content.Span.Length));
        if (content.Span.Length == Length && checksum.Value == crc) return content;
        content.Dispose();
        throw new KitException($"{FullName} is damaged: its content does not match its checksum.");
    }

    /// <summary>Unpacks the length that the directory names and no more, whatever the stream would go on to.</summary>
    private unsafe PooledBytes Inflate(PooledBytes packed)
    {
        using (packed)
            fixed (byte* start = packed.Span)
            {
                using var stream = new UnmanagedMemoryStream(start, packed.Span.Length);
                using var inflated = new DeflateStream(stream, CompressionMode.Decompress);
                return PooledBytes.Read(inflated, (int)Length);
            }
    }
}

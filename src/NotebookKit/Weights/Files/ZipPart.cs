using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace NotebookKit;

/// <summary>A file in a zip archive, stored or deflated.</summary>
internal sealed record ZipPart(DiskBytes File, string Name, long HeaderOffset, long PackedLength, long Length, bool Deflated, uint Crc)
{
    private const int HeaderBytes = 30;
    private const uint Signature = 0x04034b50;

    /// <summary>Its content from a place on.</summary>
    public Stream Open(long start = 0)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        File.Read(HeaderOffset, header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Signature) throw new InvalidDataException($"there is no '{Name}' where its directory says");
        long data = HeaderOffset + HeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        Stream packed = File.Open(data, PackedLength);
        return ForwardStream.Skip(Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed, start);
    }

    /// <summary>All of it, its checksum compared.</summary>
    /// <exception cref="InvalidDataException">It is too long for the memory, or damaged.</exception>
    public byte[] ReadAll()
    {
        if (Length > WeightLimits.PartBytes) throw new InvalidDataException($"its part '{Name}' has {Length:N0} bytes, too many for what it is");
        byte[] content = new byte[Length];
        using (Stream stream = Open()) stream.ReadExactly(content);
        var checksum = new Crc32();
        checksum.Update(content);
        MustBe(checksum);
        return content;
    }

    /// <summary>Reads all of it and compares the checksum.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Check()
    {
        var checksum = new Crc32();
        byte[] buffer = new byte[1 << 16];
        using Stream stream = Open();
        for (long left = Length; left > 0;)
        {
            int count = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (count == 0) throw new EndOfStreamException();
            checksum.Update(new ArraySegment<byte>(buffer, 0, count));
            left -= count;
        }

        MustBe(checksum);
    }

    private void MustBe(Crc32 checksum)
    {
        if (checksum.Value != Crc) throw new InvalidDataException($"its part '{Name}' does not match its checksum");
    }
}

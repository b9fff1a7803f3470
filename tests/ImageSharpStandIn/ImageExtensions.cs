using System.Buffers.Binary;
using System.IO.Compression;

namespace SixLabors.ImageSharp;

public static class ImageExtensions
{
    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    public static void SaveAsPng(this Image source, Stream stream)
    {
        stream.Write(Signature);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, source.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), source.Height);
        (header[8], header[9]) = (8, 6);
        Chunk(stream, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] pixels = source.Rgba();
            for (int y = 0; y < source.Height; y++)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels, y * source.Width * 4, source.Width * 4);
            }
        }

        Chunk(stream, "IDAT"u8, packed.ToArray());
        Chunk(stream, "IEND"u8, []);
    }

    private static void Chunk(Stream stream, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        stream.Write(word);
        byte[] body = [.. name, .. data];
        stream.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc(body));
        stream.Write(word);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace NotebookKit.Tests;

/// <summary>Zip archives that no program writes: they claim what is not there, or have a part twice.</summary>
internal static class HostileZips
{
    /// <summary>A large-archive record with 2³¹ parts, its locator, and the end that points there.</summary>
    public static byte[] BillionsOfParts()
    {
        byte[] record = new byte[56], locator = new byte[20], end = new byte[22], start = [(byte)'P', (byte)'K', 3, 4, .. new byte[26]];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06064b50);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), 1L << 31);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), 1L << 31);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), 1L << 40);
        BinaryPrimitives.WriteUInt32LittleEndian(locator, 0x07064b50);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), start.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        end.AsSpan(8, 12).Fill(0xFF);
        return [.. start, .. record, .. locator, .. end];
    }

    /// <summary>Writes parts as they are named, uncompressed.</summary>
    public static void Write(string path, params (string Name, byte[] Content)[] parts)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach ((string part, byte[] content) in parts)
        {
            using Stream entry = zip.CreateEntry(part, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }
}

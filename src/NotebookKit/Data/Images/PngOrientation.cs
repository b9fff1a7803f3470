using System.Buffers.Binary;

namespace NotebookKit;

/// <summary>The orientation in a PNG's eXIf chunk (PNG specification, third edition, section 11.3.3.1), which Skia passes over.</summary>
internal static class PngOrientation
{
    private const int SignatureBytes = 8, ChunkBytes = 12, EntryBytes = 12, TiffHeaderBytes = 8;
    private const ushort OrientationTag = 0x0112, Short = 3;

    /// <summary>1 to 8; 1 where the file is no PNG, says nothing, or is damaged there.</summary>
    public static int Of(ReadOnlySpan<byte> file)
    {
        if (file is not [0x89, (byte)'P', (byte)'N', (byte)'G', ..]) return 1;
        for (long at = SignatureBytes; at + ChunkBytes <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            if (at + ChunkBytes + length > file.Length) return 1;
            if (file.Slice((int)at + 4, 4).SequenceEqual("eXIf"u8)) return InExif(file.Slice((int)at + 8, (int)length));
            at += ChunkBytes + length;
        }

        return 1;
    }

    /// <summary>EXIF is laid out as a TIFF: two letters for the order of bytes, and a directory of entries.</summary>
    private static int InExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < TiffHeaderBytes) return 1;
        bool little = exif is [(byte)'I', (byte)'I', ..];
        uint directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (directory > exif.Length - 2) return 1;
        int count = Number(exif[(int)directory..], little);
        for (int entry = 0; entry < count; entry++)
        {
            int at = (int)directory + 2 + entry * EntryBytes;
            if (at + EntryBytes > exif.Length) return 1;
            if (Number(exif[at..], little) == OrientationTag && Number(exif[(at + 2)..], little) == Short) return Number(exif[(at + 8)..], little) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }

        return 1;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}

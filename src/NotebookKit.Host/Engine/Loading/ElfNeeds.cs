using System.Text;

namespace NotebookKit.Host;

/// <summary>
/// The libraries that a 64-bit little-endian ELF file asks the loader for: the DT_NEEDED entries of its dynamic section.
/// Format: System V ABI, "Object Files" and "Dynamic Linking". Other systems' files ask for none here.
/// </summary>
internal static class ElfNeeds
{
    private const uint DynamicSection = 6;
    private const int Needed = 1;
    private const int EntryBytes = 16;

    public static IReadOnlyList<string> Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return [];
        try
        {
            using var file = new BinaryReader(File.OpenRead(path));
            return Read(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return []; // a damaged file: loading it says what is wrong
        }
    }

    private static List<string> Read(BinaryReader file)
    {
        if (!file.ReadBytes(6).AsSpan().SequenceEqual("\u007fELF\u0002\u0001"u8)) return [];
        long sections = At(0x28).ReadInt64();
        int size = At(0x3A).ReadUInt16(), count = file.ReadUInt16();
        for (int i = 0; i < count; i++)
        {
            long section = sections + i * size;
            if (At(section + 4).ReadUInt32() != DynamicSection) continue;

            long entries = At(section + 0x18).ReadInt64(), bytes = file.ReadInt64();
            long strings = At(sections + file.ReadUInt32() * (long)size + 0x18).ReadInt64();
            return [.. Names(entries, bytes).Select(name => Text(strings + name))];
        }

        return [];

        BinaryReader At(long offset)
        {
            file.BaseStream.Position = offset;
            return file;
        }

        List<long> Names(long entries, long bytes)
        {
            List<long> names = [];
            for (long entry = entries; entry < entries + bytes; entry += EntryBytes)
            {
                long tag = At(entry).ReadInt64();
                if (tag == 0) break;
                if (tag == Needed) names.Add(file.ReadInt64());
            }

            return names;
        }

        string Text(long offset)
        {
            var text = new StringBuilder();
            At(offset);
            for (byte c = file.ReadByte(); c != 0; c = file.ReadByte()) text.Append((char)c);
            return text.ToString();
        }
    }
}

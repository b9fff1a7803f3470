using System.Buffers.Binary;
using System.Text;

namespace NotebookKit;

/// <summary>
/// The version needs (.gnu.version_r) of a 64-bit little-endian ELF file. Format: Linux Standard Base 5.0, "Symbol
/// Versioning"; a need marked VER_FLG_WEAK does not stop the loader when the library lacks that version.
/// </summary>
internal static class ElfVersionNeeds
{
    private const uint SectionTypeVersionNeed = 0x6ffffffe;
    private const ushort WeakFlag = 2;

    /// <summary>Marks a version need weak, in place.</summary>
    /// <param name="elf">The file's bytes.</param>
    /// <param name="library">The library that the version is asked of, for example libstdc++.so.6.</param>
    /// <param name="version">The version, for example GLIBCXX_3.4.32.</param>
    /// <returns>How many needs were marked.</returns>
    /// <exception cref="InvalidDataException">The bytes are not such a file, or are cut short.</exception>
    public static int Weaken(Span<byte> elf, string library, string version)
    {
        try
        {
            return WeakenUnchecked(elf, library, version);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new InvalidDataException("The ELF file is cut short.", error);
        }
    }

    private static int WeakenUnchecked(Span<byte> elf, string library, string version)
    {
        if (elf.Length < 64 || !elf[..6].SequenceEqual("\u007fELF\u0002\u0001"u8)) throw new InvalidDataException("Not a 64-bit little-endian ELF file.");

        int sections = Offset(elf, 0x28), sectionSize = UInt16(elf, 0x3A), count = UInt16(elf, 0x3C), marked = 0;
        for (int i = 0; i < count; i++)
        {
            int section = sections + i * sectionSize;
            if (UInt32(elf, section + 4) != SectionTypeVersionNeed) continue;
            int strings = Offset(elf, sections + (int)UInt32(elf, section + 0x28) * sectionSize + 0x18);
            for (int need = Offset(elf, section + 0x18), next = -1; next != 0; need += next)
            {
                if (Text(elf, strings + (int)UInt32(elf, need + 4)) == library) marked += WeakenVersions(elf, need, strings, version);
                next = (int)UInt32(elf, need + 12);
            }
        }

        return marked;
    }

    private static int WeakenVersions(Span<byte> elf, int need, int strings, string version)
    {
        int marked = 0, entries = UInt16(elf, need + 2);
        for (int i = 0, entry = need + (int)UInt32(elf, need + 8); i < entries; i++)
        {
            if (Text(elf, strings + (int)UInt32(elf, entry + 8)) == version)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(elf[(entry + 4)..], (ushort)(UInt16(elf, entry + 4) | WeakFlag));
                marked++;
            }

            entry += (int)UInt32(elf, entry + 12);
        }

        return marked;
    }

    private static int Offset(ReadOnlySpan<byte> elf, int at) =>
        BinaryPrimitives.ReadUInt64LittleEndian(elf[at..]) is var value && value < (ulong)elf.Length
            ? (int)value
            : throw new InvalidDataException("An ELF offset points outside of the file.");

    private static uint UInt32(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt32LittleEndian(elf[at..]);

    private static ushort UInt16(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf[at..]);

    private static string Text(ReadOnlySpan<byte> elf, int at)
    {
        ReadOnlySpan<byte> rest = elf[at..];
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}

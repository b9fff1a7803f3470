using ICSharpCode.SharpZipLib.Zip;
using ZipFile = ICSharpCode.SharpZipLib.Zip.ZipFile;

namespace NotebookKit;

/// <summary>The parts of a zip archive, each read where it lies (PKWARE, APPNOTE 6.3.10).</summary>
internal static class ZipDirectory
{
    /// <summary>Lists the files.</summary>
    /// <exception cref="InvalidDataException">A part is there twice, encrypted, compressed in another way than by deflate, or unpacks to far more than weights do.</exception>
    public static IReadOnlyDictionary<string, ZipPart> Read(DiskBytes file)
    {
        Dictionary<string, ZipPart> parts = new(StringComparer.Ordinal);
        using var directory = new ZipFile(file.Path);
        foreach (ZipEntry entry in directory)
        {
            if (!entry.IsFile) continue;
            if (entry.IsCrypted) throw new InvalidDataException($"its part '{entry.Name}' is encrypted");
            if (entry.CompressionMethod is not (CompressionMethod.Stored or CompressionMethod.Deflated)) throw new InvalidDataException($"its part '{entry.Name}' is compressed by {entry.CompressionMethod}");
            bool deflated = entry.CompressionMethod == CompressionMethod.Deflated;
            if (entry.Size < 0 || entry.CompressedSize < 0 || (!deflated && entry.Size != entry.CompressedSize)) throw new InvalidDataException($"its part '{entry.Name}' has no sensible size");
            if (WeightLimits.IsBomb(entry.CompressedSize, entry.Size)) throw new InvalidDataException($"its part '{entry.Name}' has {entry.CompressedSize:N0} bytes and would unpack to {entry.Size:N0}, which weights never do");
            var part = new ZipPart(file, entry.Name, entry.Offset, entry.CompressedSize, entry.Size, deflated, (uint)entry.Crc);
            if (!parts.TryAdd(entry.Name, part)) throw new InvalidDataException($"it has '{entry.Name}' twice");
            if (parts.Count > WeightLimits.Tensors) throw new InvalidDataException($"it has more than {WeightLimits.Tensors:N0} parts");
        }

        return parts;
    }
}

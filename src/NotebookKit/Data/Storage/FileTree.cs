using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;

namespace NotebookKit;

/// <summary>All files below a folder, or in a zip, tar, tar.gz or tgz archive; an archive is read in place and never unpacked to disk.</summary>
internal static class FileTree
{
    /// <summary>Lists files in the order of their names (ordinal).</summary>
    /// <param name="path">A folder or an archive.</param>
    /// <param name="limits">How much a compressed archive may unpack to in memory, and how many files there may be.</param>
    /// <exception cref="KitException">It is not there, not such an archive, damaged, or too large.</exception>
    public static IReadOnlyList<StoredFile> Open(string path, ArchiveLimits? limits = null)
    {
        limits ??= ArchiveLimits.Default;
        try
        {
            List<StoredFile> files = Directory.Exists(path) ? Folder(path, limits)
                : !File.Exists(path) ? throw new KitException($"There is no folder or archive {path}.")
                : Archive(path, limits);
            files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
            return files;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or FormatException)
        {
            throw new KitException($"{path} cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static List<StoredFile> Folder(string path, ArchiveLimits limits)
    {
        List<StoredFile> files = [];
        foreach (string file in FolderTree.Files(path))
        {
            files.Add(new DiskFile(file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')));
            MustBeFew(files, path, limits);
        }

        return files;
    }

    private static List<StoredFile> Archive(string path, ArchiveLimits limits)
    {
        // A pipe has no length and would wait for its writer for ever.
        if (new FileInfo(path).Length == 0) throw new KitException($"{path} is empty, so it is no archive.");
        Span<byte> magic = stackalloc byte[4];
        using (FileStream stream = File.OpenRead(path)) _ = stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        return magic switch
        {
            [(byte)'P', (byte)'K', ..] => Zip(path, limits),
            [0x1F, 0x8B, ..] => CompressedTar(path, limits),
            [(byte)'B', (byte)'Z', (byte)'h', _] => throw Foreign(path, "is compressed by bzip2"),
            [0xFD, (byte)'7', (byte)'z', (byte)'X'] => throw Foreign(path, "is compressed by xz"),
            [0x28, 0xB5, 0x2F, 0xFD] => throw Foreign(path, "is compressed by zstd"),
            [(byte)'7', (byte)'z', 0xBC, 0xAF] => throw Foreign(path, "is an archive of 7-Zip"),
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!'] => throw Foreign(path, "is an archive of RAR"),
            [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F'] => throw Foreign(path, "is a program, perhaps an archive that unpacks itself"),
            _ => Tar(path, limits),
        };
    }

    private static List<StoredFile> Zip(string path, ArchiveLimits limits)
    {
        ArchiveHandle archive = new(path);
        List<StoredFile> files = [];
        using var bytes = new DiskBytes(path);
        foreach (ZipPart part in ZipDirectory.Parts(bytes))
        {
            files.Add(new ZippedFile(archive, SafeName(part.Name, path), part.HeaderOffset, part.PackedLength, part.Length, part.Deflated, part.Crc));
            MustBeFew(files, path, limits);
        }

        return files;
    }

    private static List<StoredFile> Tar(string path, ArchiveLimits limits)
    {
        ArchiveHandle archive = new(path);
        List<StoredFile> files = [];
        using var reader = new TarReader(File.OpenRead(path));
        while (Next() is { } entry)
        {
            if (!IsFile(entry)) continue;
            files.Add(new TarFile(archive, SafeName(entry.Name, path), entry.DataOffset, entry.Length));
            MustBeFew(files, path, limits);
        }

        return files.Count > 0 ? files : throw NoArchive(null);

        TarEntry? Next()
        {
            try
            {
                return reader.GetNextEntry();
            }
            catch (Exception error) when (files.Count == 0 && error is IOException or InvalidDataException or FormatException or ArgumentException)
            {
                throw NoArchive(error);
            }
        }

        KitException NoArchive(Exception? error) => new($"{path} is neither a zip nor a tar archive, or there is no file in it.", error!);
    }

    private static List<StoredFile> CompressedTar(string path, ArchiveLimits limits)
    {
        List<StoredFile> files = [];
        long unpacked = 0;
        using var reader = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            if (!IsFile(entry)) continue;
            unpacked += entry.Length;
            if (unpacked > limits.MemoryBytes)
            {
                throw new KitException(string.Create(
                    CultureInfo.InvariantCulture, $"{path} unpacks to more than the {limits.MemoryBytes >> 20:N0} MiB that are allowed in memory: unpack it with gunzip, a plain tar archive is read in place."));
            }

            byte[] content = new byte[entry.Length];
            entry.DataStream?.ReadExactly(content);
            files.Add(new MemoryFile(path, SafeName(entry.Name, path), content));
            MustBeFew(files, path, limits);
        }

        return files;
    }

    private static KitException Foreign(string path, string kind) => new($"{path} {kind}; the kit reads zip, tar and tar.gz archives and folders: unpack it first.");

    private static bool IsFile(TarEntry entry) => entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;

    /// <summary>An archive's names are shown and taken apart, never opened; one that climbs out of its folder is refused all the same.</summary>
    private static string SafeName(string name, string archive)
    {
        string clean = name.Replace('\\', '/');
        while (clean.StartsWith("./", StringComparison.Ordinal)) clean = clean[2..];
        return clean.StartsWith('/') || clean.Split('/').Contains("..") || clean.Any(char.IsControl)
            ? throw new KitException($"{archive} has a file with the name '{clean}', which no honest archive has.")
            : clean;
    }

    private static void MustBeFew(List<StoredFile> files, string path, ArchiveLimits limits)
    {
        if (files.Count > limits.Files) throw new KitException(string.Create(CultureInfo.InvariantCulture, $"{path} has more than {limits.Files:N0} files: raise ArchiveLimits.Files if you mean it."));
    }
}

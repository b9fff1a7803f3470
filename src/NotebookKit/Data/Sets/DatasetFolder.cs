using System.Globalization;
using System.Security.Cryptography;

namespace NotebookKit;

/// <summary>The place where a data set's files were found.</summary>
/// <param name="Manifest">The data set.</param>
/// <param name="Path">The folder, or null when the files are embedded in the library or drawn by it.</param>
internal sealed record DatasetFolder(DatasetManifest Manifest, string? Path)
{
    /// <summary>The place, for people.</summary>
    public string Origin => Path ?? (Manifest.Drawn is { } drawn ? string.Create(CultureInfo.InvariantCulture, $"drawn by NotebookKit, seed {drawn.Seed}") : "embedded in NotebookKit");

    /// <summary>The first place of this machine that holds all that is needed, or null.</summary>
    public static DatasetFolder? Find(DatasetManifest manifest, DatasetLocations locations)
    {
        if (manifest.Embedded) return new DatasetFolder(manifest, null);
        string? found = locations.FoldersOf(manifest).FirstOrDefault(folder => manifest.Needed.All(name => System.IO.Path.Exists(System.IO.Path.Combine(folder, name))));
        return found is null ? null : new DatasetFolder(manifest, found);
    }

    /// <summary>Finds the first place that holds all that is needed, or downloads it into the cache.</summary>
    /// <exception cref="KitException">The files are nowhere and cannot be downloaded.</exception>
    public static DatasetFolder Locate(DatasetManifest manifest, DatasetLocations locations)
    {
        if (Find(manifest, locations) is { } here) return here;

        DatasetFile[] files = [.. manifest.Files];
        if (files.Length == 0 || files.Any(file => file.Url is null)) throw new KitException($"The data set {manifest.Name} is not on this machine and has no download that could be verified: {ByHand(manifest)}.");
        if (locations.Offline) throw new KitException($"The data set {manifest.Name} is not on this machine and downloads are off: allow them, or {ByHand(manifest)}.");

        string cache = System.IO.Path.Combine(locations.Cache, manifest.Name);
        using VerifiedDownload download = new();
        foreach (DatasetFile file in files.Where(file => !File.Exists(System.IO.Path.Combine(cache, file.Name))))
        {
            try
            {
                download.Fetch(file.Url!, System.IO.Path.Combine(cache, file.Name), part => Verify(file, part, file.Url!.ToString()), file.Bytes);
            }
            catch (HttpRequestException error)
            {
                throw new KitException($"The data set {manifest.Name} is not on this machine and {file.Url} cannot be reached ({error.Message}): connect to a network, or {ByHand(manifest)}.", error);
            }
        }

        return new DatasetFolder(manifest, cache);
    }

    /// <summary>Reads and verifies one of the IDX files.</summary>
    public IdxFile Read(DatasetFile file)
    {
        string source = Path is null ? $"{Origin}: {file.Name}" : System.IO.Path.Combine(Path, file.Name);
        try
        {
            using Stream stream = Path is null ? Manifest.OpenEmbedded(file)! : File.OpenRead(source);
            return IdxFile.Read(stream, source, file.ContentSha256!);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new KitException($"{source} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The path of an archive, whose checksum was compared.</summary>
    /// <exception cref="KitException">It is not what was published.</exception>
    public string Verified(DatasetFile archive)
    {
        string path = System.IO.Path.Combine(Path!, archive.Name);
        Verify(archive, path, path);
        return path;
    }

    private static void Verify(DatasetFile file, string path, string source)
    {
        if (file.ContentSha256 is not null)
        {
            using FileStream content = File.OpenRead(path);
            IdxFile.Read(content, source, file.ContentSha256);
        }
        else if (file.PublishedMd5 is not null)
        {
            using FileStream content = File.OpenRead(path);
#pragma warning disable CA5351 // The only checksum that its home publishes; against forgery there is only the connection's own encryption.
            string actual = Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
            if (actual != file.PublishedMd5) throw new KitException($"{source} is damaged: its MD5 is {actual}, not {file.PublishedMd5}; delete it and load the data set again.");
        }
    }

    /// <summary>How to bring the set here without the kit.</summary>
    public static string ByHand(DatasetManifest manifest) =>
        $"put {string.Join(", ", manifest.Needed)} into a folder {manifest.Name} in one that NOTEBOOKKIT_DATA names" + (manifest.Hint is null ? "" : $" ({manifest.Hint})");
}

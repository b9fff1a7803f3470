namespace NotebookKit;

/// <summary>The place where a data set's files were found.</summary>
/// <param name="Manifest">The data set.</param>
/// <param name="Path">The folder, or null when the files are embedded in the library.</param>
internal sealed record DatasetFolder(DatasetManifest Manifest, string? Path)
{
    /// <summary>The place, for people.</summary>
    public string Origin => Path ?? "embedded in NotebookKit";

    /// <summary>Finds the first place that holds every file, or downloads them into the cache.</summary>
    /// <exception cref="KitException">The files are nowhere and cannot be downloaded.</exception>
    public static DatasetFolder Locate(DatasetManifest manifest, DatasetLocations locations)
    {
        if (manifest.Files.All(file => file.Url is null)) return new DatasetFolder(manifest, null);

        string? found = locations.FoldersOf(manifest).FirstOrDefault(folder => manifest.Files.All(file => File.Exists(System.IO.Path.Combine(folder, file.Name))));
        if (found is not null) return new DatasetFolder(manifest, found);

        string cache = System.IO.Path.Combine(locations.Cache, manifest.Name);
        DatasetFile[] missing = [.. manifest.Files.Where(file => !File.Exists(System.IO.Path.Combine(cache, file.Name)))];
        if (locations.Offline)
            throw new KitException($"The data set {manifest.Name} is not on this machine and downloads are off: allow them, {OtherWays(manifest)}.");

        using VerifiedDownload download = new();
        foreach (DatasetFile file in missing)
        {
            try
            {
                download.Fetch(file.Url!, System.IO.Path.Combine(cache, file.Name), part => IdxFile.Read(File.OpenRead(part), file.Url!.ToString(), file.ContentSha256), file.Bytes);
            }
            catch (HttpRequestException error)
            {
                throw new KitException($"The data set {manifest.Name} is not on this machine and {file.Url} cannot be reached ({error.Message}): connect to a network, {OtherWays(manifest)}.", error);
            }
        }

        return new DatasetFolder(manifest, cache);
    }

    /// <summary>Reads and verifies one of the files.</summary>
    public IdxFile Read(DatasetFile file)
    {
        string source = Path is null ? $"{Origin}: {file.Name}" : System.IO.Path.Combine(Path, file.Name);
        try
        {
            using Stream stream = Path is null ? Manifest.OpenEmbedded(file)! : File.OpenRead(source);
            return IdxFile.Read(stream, source, file.ContentSha256);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new KitException($"{source} cannot be read: {error.Message}", error);
        }
    }

    private static string OtherWays(DatasetManifest manifest) =>
        $"or put {string.Join(", ", manifest.Files.Select(file => file.Name))} into a folder that NOTEBOOKKIT_DATA names" + (manifest.Hint is null ? "" : $" ({manifest.Hint})");
}

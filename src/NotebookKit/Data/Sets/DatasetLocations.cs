namespace NotebookKit;

/// <summary>Where data sets are looked for, in this order: the data folders, the cache, the system, a download.</summary>
public sealed record DatasetLocations
{
    /// <summary>The places of this process, from its environment (<see cref="KitPaths"/>).</summary>
    public static DatasetLocations Default => new();

    /// <summary>The user's own folders: NOTEBOOKKIT_DATA.</summary>
    public IReadOnlyList<string> DataFolders { get; init; } = KitPaths.Data;

    /// <summary>Where downloads are kept.</summary>
    public string Cache { get; init; } = Path.Combine(KitPaths.Cache, "datasets");

    /// <summary>Whether folders of the system, such as those of Debian's packages, are looked into.</summary>
    public bool System { get; init; } = true;

    /// <summary>Whether downloading is forbidden.</summary>
    public bool Offline { get; init; } = KitPaths.Offline;

    /// <summary>The folders that may hold a data set, nearest first.</summary>
    internal IEnumerable<string> FoldersOf(DatasetManifest manifest)
    {
        foreach (string folder in DataFolders)
        {
            yield return Path.Combine(folder, manifest.Name);
            yield return folder;
        }

        yield return Path.Combine(Cache, manifest.Name);
        if (!System) yield break;
        foreach (string folder in manifest.SystemFolders) yield return folder;
    }
}

namespace NotebookKit;

/// <summary>Where published weights are looked for, in this order: the data folders, the cache, a download.</summary>
public sealed record WeightLocations
{
    private const string Folder = "weights";

    /// <summary>The places of this process, from its environment (<see cref="KitPaths"/>).</summary>
    public static WeightLocations Default => new();

    /// <summary>The user's own folders: "weights" below each one of NOTEBOOKKIT_DATA.</summary>
    public IReadOnlyList<string> DataFolders { get; init; } = [.. KitPaths.Data.Select(folder => Path.Combine(folder, Folder))];

    /// <summary>Where downloads are kept.</summary>
    public string Cache { get; init; } = Path.Combine(KitPaths.Cache, Folder);

    /// <summary>Whether downloading is forbidden.</summary>
    public bool Offline { get; init; } = KitPaths.Offline;
}

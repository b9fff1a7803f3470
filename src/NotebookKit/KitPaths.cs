namespace NotebookKit;

/// <summary>The folders that the kit uses, each movable by an environment variable.</summary>
public static class KitPaths
{
    /// <summary>
    /// The user's cache: NOTEBOOKKIT_CACHE, or "notebookkit" below the system's cache folder (XDG_CACHE_HOME, ~/.cache,
    /// ~/Library/Caches, %LOCALAPPDATA%). Nothing in it is lost for good: all can be made or fetched again.
    /// </summary>
    public static string Cache =>
        NonEmpty("NOTEBOOKKIT_CACHE") ?? Path.Combine(SystemCache(), "notebookkit");

    /// <summary>The folders of NOTEBOOKKIT_DATA, in order; empty when it is not set.</summary>
    public static IReadOnlyList<string> Data =>
        NonEmpty("NOTEBOOKKIT_DATA")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whether NOTEBOOKKIT_OFFLINE (1 or true) forbids every download.</summary>
    public static bool Offline => NonEmpty("NOTEBOOKKIT_OFFLINE") is "1" or "true" or "True";

    /// <summary>
    /// Makes the folders of the environment absolute. For a program that changes its current folder, as a notebook's host does,
    /// before it does so.
    /// </summary>
    public static void MakeAbsolute()
    {
        if (Data.Count > 0) Environment.SetEnvironmentVariable("NOTEBOOKKIT_DATA", string.Join(Path.PathSeparator, Data.Select(Path.GetFullPath)));
        if (NonEmpty("NOTEBOOKKIT_CACHE") is { } cache) Environment.SetEnvironmentVariable("NOTEBOOKKIT_CACHE", Path.GetFullPath(cache));
    }

    private static string SystemCache()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Caches");
        return NonEmpty("XDG_CACHE_HOME") ?? Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), ".cache");
    }

    private static string? NonEmpty(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}

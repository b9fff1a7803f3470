using System.Text.Json;

namespace NotebookKit.Host;

/// <summary>Answers of earlier restores. An entry counts while every file that it names is there.</summary>
internal static class RestoreCache
{
    // "The newest" is asked again now and then, but not at every run of a notebook.
    private static readonly TimeSpan NewestHolds = TimeSpan.FromDays(1);

    private static string Folder => Path.Combine(KitPaths.Cache, "packages");

    public static PackageSet? Find(RestorePlan plan)
    {
        string path = PathOf(plan);
        if (!File.Exists(path)) return null;
        if (plan.Floats && !KitPaths.Offline && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > NewestHolds) return null;
        try
        {
            PackageSet? set = JsonSerializer.Deserialize(File.ReadAllBytes(path), PackageSetJson.Default.PackageSet);
            return set is not null && set.Packages.SelectMany(package => package.Files).All(File.Exists) ? set : null;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // a damaged entry is as good as none
        }
    }

    public static void Add(RestorePlan plan, PackageSet set)
    {
        try
        {
            AtomicFile.Write(PathOf(plan), JsonSerializer.SerializeToUtf8Bytes(set, PackageSetJson.Default.PackageSet));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The packages are here all the same; only the next run has to ask again.
        }
    }

    private static string PathOf(RestorePlan plan) => Path.Combine(Folder, plan.Key + ".json");
}

using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Reads what NuGet writes of a restore: <c>obj/project.assets.json</c>.</summary>
internal static class AssetsFile
{
    /// <summary>The packages of this platform, with full paths.</summary>
    public static IReadOnlyList<RestoredPackage> Packages(JsonNode assets)
    {
        string[] folders = [.. Keys(assets["packageFolders"])];
        JsonObject target = assets["targets"]!.AsObject().First(target => target.Key.EndsWith("/" + DotnetSdk.Platform, StringComparison.Ordinal)).Value!.AsObject();
        return [.. target.Where(entry => (string?)entry.Value!["type"] == "package").Select(entry => Package(entry.Key, entry.Value!, assets["libraries"]![entry.Key]!, folders))];
    }

    private static RestoredPackage Package(string name, JsonNode entry, JsonNode library, string[] folders)
    {
        string[] parts = name.Split('/');
        string path = (string)library["path"]!;
        string root = folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists)
            ?? throw new KitException($"{parts[0]} {parts[1]} was restored, but its folder {path} is not among NuGet's package folders.");
        string[] compile = Files("compile"), runtime = Files("runtime");
        return new RestoredPackage(
            parts[0], parts[1],
            entry["dependencies"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [],
            compile, runtime, Files("native"),
            [.. compile.Concat(runtime).SelectMany(AssemblyNeeds.Of).Select(need => need.Name!).Distinct().Where(need => HostAssemblies.Find(need) is { } file && !HostAssemblies.IsFramework(file) && !runtime.Any(own => Path.GetFileNameWithoutExtension(own) == need))],
            (entry["frameworkReferences"] as JsonArray)?.Select(framework => (string?)framework).FirstOrDefault(),
            ExtendsInteractive(root, library) || runtime.Any(AssemblyNeeds.ExtendInteractive));

        string[] Files(string kind) =>
            [.. Keys(entry[kind]).Where(file => Path.GetFileName(file) != "_._").Select(file => Path.GetFullPath(Path.Combine(root, file)))];
    }

    private static bool ExtendsInteractive(string root, JsonNode library) =>
        (library["files"] as JsonArray)?.Any(file => ((string)file!).StartsWith("interactive-extensions/dotnet/", StringComparison.OrdinalIgnoreCase)) == true
        || Directory.Exists(Path.Combine(root, "interactive-extensions", "dotnet"));

    private static IEnumerable<string> Keys(JsonNode? node) => node is JsonObject json ? json.Select(pair => pair.Key) : [];
}

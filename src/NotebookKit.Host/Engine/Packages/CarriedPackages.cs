using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// What a cell's <c>#r "nuget: …"</c> can have at once, because this process carries it. Read from the process's own
/// <c>.deps.json</c>, so that it cannot disagree with what is loaded.
/// </summary>
internal sealed class CarriedPackages
{
    // The meta packages are TorchSharp plus natives, or the natives of all platforms; this platform's are here.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["TorchSharp-cpu"] = "TorchSharp",
        ["libtorch-cpu"] = $"libtorch-cpu-{DotnetSdk.Platform}",
    };

    private const string Extension = "NotebookKit.Interactive";

    private readonly Dictionary<string, CarriedPackage> _packages;

    private CarriedPackages(Dictionary<string, CarriedPackage> packages)
    {
        _packages = packages;
        CarriedPackage[] shared =
        [
            .. Find(Extension) is { } kit ? Closure(kit).Where(package => !IsPolyfill(package.Id)) : [],
            .. packages.Values.Where(package => package.Assemblies.Count == 0),
        ];
        foreach (CarriedPackage package in shared) packages[package.Id] = package with { IsShared = true };
    }

    /// <summary>Those of this process.</summary>
    public static CarriedPackages OfThisProcess { get; } = Read();

    /// <summary>All of them, also under the names that mean the same.</summary>
    public IReadOnlyList<CarriedPackage> All =>
        [.. _packages.Values, .. from alias in Aliases let package = Find(alias.Key) where package is not null select package with { Id = alias.Key }];

    public CarriedPackage? Find(string id) => _packages.GetValueOrDefault(Aliases.GetValueOrDefault(id, id));

    /// <summary>A package and everything it needs, the package first.</summary>
    public IReadOnlyList<CarriedPackage> Closure(CarriedPackage package)
    {
        List<CarriedPackage> found = [package];
        for (int i = 0; i < found.Count; i++)
            found.AddRange(found[i].Dependencies.Select(Find).OfType<CarriedPackage>().Where(needed => !found.Contains(needed)).Distinct().ToArray());
        return found;
    }

    // What the runtime has itself, for older runtimes: nothing passes between two copies of it.
    private static bool IsPolyfill(string id) => id.StartsWith("System.", StringComparison.Ordinal) || id.StartsWith("Microsoft.Bcl.", StringComparison.Ordinal);

    private static CarriedPackages Read()
    {
        var packages = new Dictionary<string, CarriedPackage>(StringComparer.OrdinalIgnoreCase);
        string[] files = ((string?)AppContext.GetData("APP_CONTEXT_DEPS_FILES") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        foreach (string file in files.Where(File.Exists))
        {
            var root = (JsonObject)JsonNode.Parse(File.ReadAllText(file))!;
            foreach ((string key, JsonNode? library) in root["targets"]!.AsObject().SelectMany(target => target.Value!.AsObject()))
            {
                string[] name = key.Split('/');
                packages.TryAdd(name[0], new CarriedPackage(
                    name[0], name[1],
                    [.. Keys(library!["dependencies"])],
                    [.. Keys(library["runtime"]).Select(path => Path.GetFileNameWithoutExtension(path))]));
            }
        }

        return new CarriedPackages(packages);
    }

    private static IEnumerable<string> Keys(JsonNode? node) => node is JsonObject json ? json.Select(pair => pair.Key) : [];
}

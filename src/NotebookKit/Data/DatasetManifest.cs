using System.Text.Json;

namespace NotebookKit;

/// <summary>A data set's papers, as <c>datasets/NAME.json</c> holds them.</summary>
internal sealed record DatasetManifest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Licence { get; init; }
    public required string Citation { get; init; }
    public required string Homepage { get; init; }
    public required string Tier { get; init; }
    public required IReadOnlyList<string> Classes { get; init; }
    public required DatasetSplitFiles Train { get; init; }
    public required DatasetSplitFiles Test { get; init; }
    public IReadOnlyList<string> SystemFolders { get; init; } = [];

    /// <summary>Another way to get the files, for a machine without a network.</summary>
    public string? Hint { get; init; }

    public IEnumerable<DatasetFile> Files => [Train.Images, Train.Labels, Test.Images, Test.Labels];

    /// <summary>The names of all manifests in the library.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(DatasetManifest).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("datasets/", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Order(StringComparer.Ordinal)];

    /// <exception cref="KitException">There is no data set of that name.</exception>
    public static DatasetManifest Read(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal)) throw new KitException($"There is no data set '{name}'; NotebookKit knows {string.Join(", ", Names)}.");
        using Stream stream = typeof(DatasetManifest).Assembly.GetManifestResourceStream($"datasets/{name}.json")!;
        return JsonSerializer.Deserialize<DatasetManifest>(stream, Json)!;
    }

    /// <summary>A file of the data set that is embedded in the library, or null.</summary>
    public Stream? OpenEmbedded(DatasetFile file) => typeof(DatasetManifest).Assembly.GetManifestResourceStream($"datasets/{Name}/{file.Name}");
}

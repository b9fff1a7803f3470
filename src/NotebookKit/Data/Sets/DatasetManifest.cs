using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookKit;

/// <summary>A data set's papers, as <c>datasets/NAME.json</c> holds them.</summary>
internal sealed record DatasetManifest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required string Licence { get; init; }
    public required string Citation { get; init; }
    public required string Homepage { get; init; }
    public required string Tier { get; init; }
    public required DatasetFormat Format { get; init; }
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The four IDX files of a set of that format.</summary>
    public DatasetSplitFiles? Train { get; init; }
    public DatasetSplitFiles? Test { get; init; }

    /// <summary>The one archive that is the whole set.</summary>
    public DatasetFile? Archive { get; init; }

    /// <summary>Files and folders by which a copy is recognised, where it is neither of the above.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>The file that lists images or captions, and which of its columns is what.</summary>
    public string? Table { get; init; }
    public ImageTableLayout? Layout { get; init; }

    /// <summary>Files that list the images of a part of a set of captions.</summary>
    public IReadOnlyDictionary<string, string>? PartLists { get; init; }

    /// <summary>The folder of a set of captions' images.</summary>
    public string? Images { get; init; }

    /// <summary>How many images (of a set of captions: captions) there are; a copy with another number is not whole.</summary>
    public int? Count { get; init; }

    /// <summary>The side of the images where they are small enough to be held decoded in memory.</summary>
    public int? Side { get; init; }

    /// <summary>How a set is drawn that the library draws itself.</summary>
    public DrawnParts? Drawn { get; init; }

    /// <summary>The photographs of a set that lies within the library.</summary>
    public IReadOnlyList<FreePhotograph> Photographs { get; init; } = [];

    public IReadOnlyList<string> SystemFolders { get; init; } = [];

    /// <summary>Another way to get the files, for a machine without a network.</summary>
    public string? Hint { get; init; }

    /// <summary>The files of the set that are known one by one.</summary>
    public IEnumerable<DatasetFile> Files => Archive is not null ? [Archive] : Train is null || Test is null ? [] : [Train.Images, Train.Labels, Test.Images, Test.Labels];

    /// <summary>What a folder must have to be a copy of the set.</summary>
    public IEnumerable<string> Needed => Files.Any() ? Files.Select(file => file.Name) : Holds;

    /// <summary>Whether its files are part of the library, or drawn by it.</summary>
    public bool Embedded => Drawn is not null || Photographs.Count > 0 || (Train is not null && Files.All(file => file.Url is null));

    /// <summary>Whether its pictures are drawn and show nothing real.</summary>
    public bool IsSynthetic => Drawn is not null;

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
    public Stream? OpenEmbedded(DatasetFile file) => OpenEmbedded(file.Name);

    /// <summary>A file of that name that is embedded in the library for this data set, or null.</summary>
    public Stream? OpenEmbedded(string file) => typeof(DatasetManifest).Assembly.GetManifestResourceStream($"datasets/{Name}/{file}");

    /// <summary>The papers of the copy that was found in a folder.</summary>
    public DatasetPapers Papers(string origin) => new()
    {
        Name = Name,
        Title = Title,
        Description = Description,
        Licence = Licence,
        Citation = Citation,
        Homepage = Homepage,
        Tier = Tier,
        Origin = origin,
        IsSynthetic = IsSynthetic,
    };
}

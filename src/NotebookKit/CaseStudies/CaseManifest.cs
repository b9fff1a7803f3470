using System.Text.Json;
using System.Text.Json.Serialization;

namespace NotebookKit;

/// <summary>What is known of a case study before it runs, as <c>datasets/cases/NAME.json</c> holds it.</summary>
internal sealed record CaseManifest
{
    private const string Folder = "cases/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<IReadOnlyList<CaseManifest>> Manifests = new(Read);

    public required int Number { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Promise { get; init; }
    public required IReadOnlyDictionary<Tier, CaseSetting> Tiers { get; init; }
    public IReadOnlyList<CaseAnchor> Published { get; init; } = [];

    /// <summary>The notebook's file name without its extension, with which the files of its results begin.</summary>
    public string Notebook => FormattableString.Invariant($"{Number}-{Name}");

    /// <summary>All case studies in the order of their numbers.</summary>
    public static IReadOnlyList<CaseManifest> All => Manifests.Value;

    /// <exception cref="KitException">There is no case study of that name.</exception>
    public static CaseManifest Of(string name) =>
        All.FirstOrDefault(manifest => manifest.Name == name)
        ?? throw new KitException($"There is no case study '{name}'; NotebookKit knows {string.Join(", ", All.Select(manifest => manifest.Name))}.");

    /// <summary>The published figures of a name that stand beside ours in a tier, the one to compare with first.</summary>
    public IReadOnlyList<PublishedFigure> AnchorsOf(string figure, Tier tier) =>
        [.. Published.Where(anchor => anchor.Figure == figure && (anchor.Tiers.Count == 0 || anchor.Tiers.Contains(tier))).Select(anchor => new PublishedFigure(anchor.Name, anchor.Value, anchor.Source))];

    private static IReadOnlyList<CaseManifest> Read() =>
        [.. typeof(CaseManifest).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using Stream stream = typeof(CaseManifest).Assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<CaseManifest>(stream, Json)!;
            })
            .OrderBy(manifest => manifest.Number)];
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>The kernels that a script notebook names: those of .NET Interactive and those that its <c>#!meta</c> block lists.</summary>
internal sealed class DibKernels
{
    /// <summary>The block that holds JSON about the notebook, and is no cell.</summary>
    public const string Meta = "meta";

    /// <summary>The name under which a raw cell is kept.</summary>
    public const string Raw = "raw";

    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="kernelInfo">The meta block's <c>kernelInfo</c>, or null.</param>
    public DibKernels(JsonObject? kernelInfo)
    {
        foreach (string known in CellLanguage.KnownToDib) _names[known] = CellLanguage.Normalize(known);
        _names[Meta] = Meta;
        foreach (JsonObject kernel in (kernelInfo?["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Text(kernel["name"]) is not { } name) continue;
            _names.TryAdd(name, name.ToLowerInvariant());
            // An alias of a kernel that nbkit knows is that kernel; another's own name for itself stays.
            foreach (string alias in (kernel["aliases"] as JsonArray ?? []).Select(Text).OfType<string>())
                _names.TryAdd(alias, CellLanguage.KnownToDib.Contains(name.ToLowerInvariant()) ? _names[name] : alias.ToLowerInvariant());
        }
    }

    /// <summary>The kernel whose cell a line opens, or null.</summary>
    public string? OpenedBy(string line) => line.StartsWith("#!", StringComparison.Ordinal) ? _names.GetValueOrDefault(line[2..].Trim()) : null;

    /// <summary>Whether a line could name this kernel.</summary>
    public bool Knows(string name) => _names.ContainsKey(name);

    /// <summary>The <c>kernelInfo</c> of a text's meta block, or null where there is none.</summary>
    /// <exception cref="KitException">The block is not JSON.</exception>
    public static JsonObject? InfoOf(string path, IReadOnlyList<string> lines)
    {
        // Which line ends the block cannot be asked of the kernels, which it names; no JSON has a line that begins so.
        string meta = string.Join('\n', lines.SkipWhile(line => line.TrimEnd() != $"#!{Meta}").Skip(1).TakeWhile(line => !line.StartsWith("#!", StringComparison.Ordinal)));
        if (string.IsNullOrWhiteSpace(meta)) return null;
        try
        {
            return (JsonNode.Parse(meta) as JsonObject)?["kernelInfo"] as JsonObject;
        }
        catch (JsonException failure)
        {
            throw new KitException($"{path} has a #!meta block that is not valid JSON: {failure.Message}", failure);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

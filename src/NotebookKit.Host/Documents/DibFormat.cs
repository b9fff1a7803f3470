using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// .NET Interactive's script notebooks: plain text in which a line <c>#!csharp</c>, <c>#!markdown</c>, … opens the next
/// cell and <c>#!meta</c> holds JSON. Read into nbformat's cells; cells of other kernels are kept.
/// </summary>
internal static class DibFormat
{
    private const string MetaCell = "meta";

    /// <exception cref="KitException">The <c>#!meta</c> block is not JSON.</exception>
    public static Notebook Read(string path, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        HashSet<string> kernels = [.. CellLanguage.KnownToDib, MetaCell, .. KernelsOfMeta(path, lines)];
        var cells = new JsonArray();
        foreach ((string kernel, string source) in Blocks(lines, kernels))
            if (kernel != MetaCell && source.Length > 0)
                cells.Add(Cell(kernel, source, cells.Count + 1).Json);

        return new Notebook(path, new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        });
    }

    private static NotebookCell Cell(string kernel, string source, int number)
    {
        string id = $"cell-{number}";
        return kernel == CellLanguage.Markdown
            ? NotebookCell.Of("markdown", source, id, [])
            : NotebookCell.Code(source, id, new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = kernel } });
    }

    private static IEnumerable<(string Kernel, string Source)> Blocks(string[] lines, HashSet<string> kernels)
    {
        string kernel = CellLanguage.CSharp;
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            string? next = i < lines.Length ? Opens(lines[i], kernels) : null;
            if (next is null && i < lines.Length) continue;

            yield return (kernel, string.Join('\n', lines[start..i]).Trim('\n').TrimEnd());
            kernel = next ?? kernel;
            start = i + 1;
        }
    }

    private static string? Opens(string line, HashSet<string> kernels)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal)) return null;
        string name = line[2..].Trim().ToLowerInvariant();
        return kernels.Contains(name) ? CellLanguage.Normalize(name) : null;
    }

    private static IEnumerable<string> KernelsOfMeta(string path, string[] lines)
    {
        string? meta = Blocks(lines, [.. CellLanguage.KnownToDib, MetaCell]).FirstOrDefault(block => block.Kernel == MetaCell).Source;
        if (string.IsNullOrWhiteSpace(meta)) return [];
        try
        {
            return (JsonNode.Parse(meta) as JsonObject)?["kernelInfo"]?["items"] is JsonArray items
                ? [.. items.OfType<JsonObject>().SelectMany(Names)]
                : [];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new KitException($"{path} has a #!meta block that is not valid JSON: {failure.Message}", failure);
        }
    }

    private static IEnumerable<string> Names(JsonObject kernel) =>
        new[] { kernel["name"] }.Concat(kernel["aliases"] as JsonArray ?? [])
            .OfType<JsonValue>()
            .Select(name => name.ToString().ToLowerInvariant());
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>
/// .NET Interactive's script notebooks: plain text in which a line <c>#!csharp</c>, <c>#!markdown</c>, … opens the next
/// cell and <c>#!meta</c> holds JSON. Read into nbformat's cells; cells of other kernels are kept. The format has no tags:
/// a first line <c>// parameters</c> marks the cell with the parameters.
/// </summary>
internal static partial class DibFormat
{
    /// <exception cref="KitException">The <c>#!meta</c> block is not JSON.</exception>
    public static Notebook Read(string path, string text)
    {
        JsonObject? kernelInfo = DibKernels.InfoOf(path, Lines(text));
        var cells = new JsonArray();
        foreach (DibBlock block in Cells(text, kernelInfo)) cells.Add(Cell(block, cells.Count + 1).Json);
        var metadata = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
        };
        if (kernelInfo is not null) metadata["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = kernelInfo.DeepClone() };
        return new Notebook(path, new JsonObject { ["cells"] = cells, ["metadata"] = metadata, ["nbformat"] = 4, ["nbformat_minor"] = 5 });
    }

    /// <summary>Where the code cells lie in the text.</summary>
    /// <exception cref="KitException">The <c>#!meta</c> block is not JSON.</exception>
    public static IReadOnlyList<SourcePlace> Places(string path, string text) =>
        [.. Cells(text, DibKernels.InfoOf(path, Lines(text)))
            .Index()
            .Where(pair => pair.Item.Kernel is not (CellLanguage.Markdown or DibKernels.Raw))
            .Select(pair => new SourcePlace(IdOf(pair.Index + 1), false, [.. Enumerable.Range(pair.Item.Line, pair.Item.Source.Split('\n').Length)]))];

    private static IEnumerable<DibBlock> Blocks(string[] lines, DibKernels kernels)
    {
        string kernel = CellLanguage.CSharp;
        int start = 0;
        for (int i = 0; i <= lines.Length; i++)
        {
            string? next = i < lines.Length ? kernels.OpenedBy(lines[i]) : null;
            // A kernel that nobody declared must not vanish into the meta block: its line stays, in a cell that says so when it runs.
            bool stays = next is null && i < lines.Length;
            if (stays && !(kernel == DibKernels.Meta && lines[i].StartsWith("#!", StringComparison.Ordinal))) continue;

            string source = string.Join('\n', lines[start..i]);
            string trimmed = source.TrimStart('\n');
            yield return new DibBlock(kernel, trimmed.TrimEnd(), start + 1 + source.Length - trimmed.Length);
            kernel = next ?? CellLanguage.CSharp;
            start = stays ? i : i + 1;
        }
    }

    private static IEnumerable<DibBlock> Cells(string text, JsonObject? kernelInfo) =>
        Blocks(Lines(text), new DibKernels(kernelInfo)).Where(block => block.Kernel != DibKernels.Meta && block.Source.Length > 0);

    private static string[] Lines(string text) => text.Replace("\r\n", "\n").Split('\n');

    private static NotebookCell Cell(DibBlock block, int number)
    {
        if (block.Kernel == CellLanguage.Markdown) return NotebookCell.Of("markdown", block.Source, IdOf(number), []);
        if (block.Kernel == DibKernels.Raw) return NotebookCell.Of("raw", block.Source, IdOf(number), []);
        var metadata = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = block.Kernel } };
        if (ParametersMark().IsMatch(block.Source)) metadata["tags"] = new JsonArray(CellTags.Parameters);
        return NotebookCell.Code(block.Source, IdOf(number), metadata);
    }

    private static string IdOf(int number) => $"cell-{number}";

    [GeneratedRegex(@"\A//[ \t]*parameters[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex ParametersMark();
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Writes a notebook as a script. Outputs, ids, tags and the pictures attached to prose have no place in one.</summary>
internal static class DibWriter
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JupyterEncoder.Instance };

    /// <exception cref="KitException">A line of a cell would open another cell.</exception>
    public static string Write(Notebook notebook)
    {
        (string Kernel, string Source)[] cells = [.. notebook.Cells.Select(cell => (KernelOf(cell), cell.Source.Replace("\r\n", "\n").TrimStart('\n').TrimEnd())).Where(cell => cell.Item2.Length > 0)];
        JsonObject kernelInfo = KernelInfo(notebook, cells.Select(cell => cell.Kernel));
        var kernels = new DibKernels(kernelInfo);
        foreach ((int index, (string _, string source)) in cells.Index()) Check(notebook.Path, index + 1, source, kernels);

        var text = new StringBuilder($"#!meta\n\n{new JsonObject { ["kernelInfo"] = kernelInfo }.ToJsonString(OneLine)}\n");
        foreach ((string kernel, string source) in cells) text.Append(CultureInfo.InvariantCulture, $"\n#!{kernel}\n\n{source}\n");
        return text.ToString();
    }

    /// <summary>What a script cannot keep of this notebook, for a sentence; empty where it keeps everything.</summary>
    public static IReadOnlyList<string> Losses(Notebook notebook)
    {
        List<string> losses = [];
        if (notebook.Cells.Any(cell => cell.Outputs.Count > 0)) losses.Add("outputs");
        if (notebook.Cells.Any(cell => cell.Json["metadata"]?["tags"] is JsonArray { Count: > 0 })) losses.Add("tags");
        if (notebook.Cells.Any(cell => cell.Json["attachments"] is JsonObject { Count: > 0 })) losses.Add("attached pictures");
        if (notebook.Cells.Any(cell => string.IsNullOrWhiteSpace(cell.Source))) losses.Add("empty cells");
        return losses;
    }

    private static string KernelOf(NotebookCell cell) => cell.Kind switch
    {
        CellKind.Markdown => CellLanguage.Markdown,
        CellKind.Raw => DibKernels.Raw,
        _ => cell.KernelName is { } name ? CellLanguage.Normalize(name) : CellLanguage.CSharp,
    };

    private static JsonObject KernelInfo(Notebook notebook, IEnumerable<string> used)
    {
        JsonObject info = ((notebook.Root["metadata"] as JsonObject)?["polyglot_notebook"] as JsonObject)?["kernelInfo"]?.DeepClone() as JsonObject
            ?? new JsonObject { ["defaultKernelName"] = CellLanguage.CSharp };
        if (info["items"] is not JsonArray items)
        {
            info["items"] = items =
            [
                new JsonObject { ["aliases"] = new JsonArray("c#", "cs"), ["languageName"] = "C#", ["name"] = CellLanguage.CSharp },
            ];
        }

        var known = new DibKernels(info);
        foreach (string kernel in used.Distinct().Where(kernel => !known.Knows(kernel))) items.Add(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = kernel });
        return info;
    }

    private static void Check(string path, int number, string source, DibKernels kernels)
    {
        string[] lines = source.Split('\n');
        int line = Array.FindIndex(lines, candidate => kernels.OpenedBy(candidate) is not null);
        if (line >= 0)
            throw new KitException($"{path} cannot be written as a script: line {line + 1} of its cell {number} is \"{lines[line].Trim()}\", which would open another cell there; give the cell that language in the notebook, or indent the line.");
    }
}

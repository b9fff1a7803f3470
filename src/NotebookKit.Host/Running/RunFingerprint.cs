using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookKit.Host;

/// <summary>
/// What a run's outputs depend on, as one hash: the cells with their tags and parameters, the files that they import or
/// reference, the options that leave cells out, where data come from, and the very build of nbkit and of the kit.
/// </summary>
internal static partial class RunFingerprint
{
    private static readonly Type[] Kit = [typeof(KitPaths), typeof(Display.Faces), typeof(Interactive.NotebookKitExtension), typeof(RunFingerprint)];

    public static string Of(Notebook notebook, RunOptions options)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        var text = new StringBuilder();
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            text.Append(Part(cell.Source)).Append(Part(cell.KernelName)).Append(Part(cell.Metadata["tags"]?.ToJsonString()));
            foreach (Match file in FilesInCell().Matches(cell.Source)) text.Append(Part(HashOf(Path.Combine(folder, file.Groups["file"].Value.Trim()))));
        }

        text.Append(Part(string.Join(',', options.Skip))).Append(KitPaths.Offline).Append(GpuDriver.IsPresent);
        text.Append(Part(string.Join(Path.PathSeparator, KitPaths.Data)));
        foreach (Type type in Kit) text.Append(type.Module.ModuleVersionId);
        return Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Part(string? value) => $"{value?.Length ?? -1}:{value}\n";

    private static string HashOf(string path) => File.Exists(path) ? Hash(File.ReadAllBytes(path)) : "absent";

    [GeneratedRegex("""^\s*(#!import\s+"?(?<file>[^"\r\n]+)|#(r|load)\s+"(?!nuget)(?<file>[^"]+)")""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex FilesInCell();
}

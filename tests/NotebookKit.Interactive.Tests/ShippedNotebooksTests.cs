using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NotebookKit.Interactive.Tests;

/// <summary>The notebooks run in .NET Interactive, too, which imports less than nbkit does.</summary>
public sealed partial class ShippedNotebooksTests
{
    public static TheoryData<string> Notebooks => [.. Directory.GetFiles(Folder(), "*.ipynb", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder(), file))];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_that_works_with_files_says_so(string notebook)
    {
        JsonArray cells = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), notebook)))!["cells"]!.AsArray();
        string code = string.Join('\n', cells.Where(cell => (string?)cell!["cell_type"] == "code").SelectMany(cell => cell!["source"]!.AsArray()).Select(line => (string?)line));
        if (Files().IsMatch(code)) Assert.Contains("using System.IO;", code, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\w.])(Path|File|Directory|FileInfo|DirectoryInfo)[.(]")]
    private static partial Regex Files();

    private static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "notebooks"));
}

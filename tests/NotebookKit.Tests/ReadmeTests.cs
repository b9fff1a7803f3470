using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NotebookKit.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_relative_link_of_the_readme_leads_somewhere()
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));
        string[] links = [.. Link().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal))];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(folder, link)), link));
    }

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    private static string Here([CallerFilePath] string path = "") => path;
}

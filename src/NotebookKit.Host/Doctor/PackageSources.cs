using System.Xml;
using System.Xml.Linq;

namespace NotebookKit.Host;

/// <summary>Where NuGet takes packages from, as its configuration files say: those above the current folder, then the user's.</summary>
internal static class PackageSources
{
    private static readonly string[] FileNames = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>The sources by name, without those that are disabled or cleared away.</summary>
    public static IReadOnlyList<(string Name, string Address)> Read(string folder)
    {
        var sources = new Dictionary<string, string>();
        HashSet<string> disabled = [];
        // The user's file first: a nearer one adds to it, or clears it away.
        foreach (string file in Files(folder).Reverse())
        {
            foreach (XElement entry in Section(file, "packageSources"))
            {
                if (entry.Name.LocalName == "clear") sources.Clear();
                else if (entry.Attribute("key")?.Value is { } name && entry.Attribute("value")?.Value is { } address) sources[name] = Absolute(address, file);
            }

            disabled.UnionWith(Section(file, "disabledPackageSources").Where(entry => entry.Attribute("value")?.Value == "true").Select(entry => entry.Attribute("key")?.Value ?? ""));
        }

        return [.. sources.Where(source => !disabled.Contains(source.Key)).Select(source => (source.Key, source.Value))];
    }

    private static IEnumerable<string> Files(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
            if (FileNames.Select(name => Path.Combine(at.FullName, name)).FirstOrDefault(File.Exists) is { } near)
                yield return near;

        string user = OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet", "NuGet.Config")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
        if (File.Exists(user)) yield return user;
    }

    private static IEnumerable<XElement> Section(string file, string name)
    {
        try
        {
            return XDocument.Load(file).Root?.Element(name)?.Elements() ?? [];
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Absolute(string address, string file) =>
        address.Contains("://", StringComparison.Ordinal) ? address : Path.GetFullPath(Environment.ExpandEnvironmentVariables(address), Path.GetDirectoryName(file)!);
}

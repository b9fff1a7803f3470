using System.Xml;
using System.Xml.Linq;

namespace NotebookKit.Host;

/// <summary>The nuget.config files that hold for a folder. NuGet merges them; only what it cannot be asked for is read here.</summary>
internal static class NuGetConfigs
{
    /// <summary>Where unpacked packages lie: what NUGET_PACKAGES or a file says, or the user's own folder.</summary>
    public static string PackageFolder(string folder) =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } moved
            ? Path.GetFullPath(moved)
            : Values(folder, "config", "globalPackagesFolder").FirstOrDefault() ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The files from a folder upwards, nearest first.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (DirectoryInfo? here = new(folder); here is not null; here = here.Parent)
        {
            if (!here.Exists) continue;
            string? config = Directory.EnumerateFiles(here.FullName).FirstOrDefault(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
            if (config is not null) yield return config;
        }
    }

    /// <summary>The sources among them that are folders and exist.</summary>
    public static IEnumerable<string> LocalSources(string folder) => Values(folder, "packageSources", null).Where(Directory.Exists);

    /// <summary>The paths in a section, nearest file first; addresses are left out.</summary>
    private static IEnumerable<string> Values(string folder, string section, string? key) =>
        from config in Above(folder)
        from entry in Read(config).Descendants(section).Elements("add")
        where key is null || (string?)entry.Attribute("key") == key
        let value = (string?)entry.Attribute("value")
        where !string.IsNullOrEmpty(value) && !value.Contains("://")
        select Path.GetFullPath(value, Path.GetDirectoryName(config)!);

    private static XDocument Read(string path)
    {
        try
        {
            return XDocument.Load(path);
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} cannot be read: {failure.Message}", failure);
        }
    }
}

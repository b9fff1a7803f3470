using System.Xml;
using System.Xml.Linq;

namespace NotebookKit.Host;

/// <summary>The nuget.config files that hold for a folder. NuGet merges them; only what it cannot be asked for is read here.</summary>
internal static class NuGetConfigs
{
    /// <summary>Where unpacked packages lie.</summary>
    public static string PackageFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } moved
            ? Path.GetFullPath(moved)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

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
    public static IEnumerable<string> LocalSources(string folder) =>
        from config in Above(folder)
        from source in Read(config).Descendants("packageSources").Elements("add")
        let address = source.Attribute("value")?.Value
        where !string.IsNullOrEmpty(address) && !address.Contains("://")
        let path = Path.GetFullPath(address, Path.GetDirectoryName(config)!)
        where Directory.Exists(path)
        select path;

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

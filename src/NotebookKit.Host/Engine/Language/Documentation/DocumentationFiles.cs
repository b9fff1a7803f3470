using System.Globalization;

namespace NotebookKit.Host;

/// <summary>Where an assembly's documentation is.</summary>
internal static class DocumentationFiles
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    private static readonly Lazy<string[]> OfFramework = new(() =>
    {
        string packs = Path.GetFullPath(Path.Combine(FrameworkFolder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs)) return [];
        string target = string.Create(CultureInfo.InvariantCulture, $"net{Environment.Version.Major}.{Environment.Version.Minor}");
        return Directory.EnumerateDirectories(packs)
            .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder), out Version? version) ? version : new Version())
            .Select(folder => Path.Combine(folder, "ref", target))
            .Where(Directory.Exists).Take(1)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.xml"))
            .OrderByDescending(file => Path.GetFileName(file) == "System.Runtime.xml")
            .ToArray();
    });

    /// <summary>
    /// The files to search, likeliest first. The SDK documents the framework by the assemblies that programs are compiled
    /// against, so that what really lies in System.Private.CoreLib is spread over many.
    /// </summary>
    public static IReadOnlyList<string> Of(string assembly)
    {
        string beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside)) return [beside];
        if (Path.GetDirectoryName(assembly) != FrameworkFolder) return [];
        string own = Path.GetFileName(beside);
        return [.. OfFramework.Value.OrderByDescending(file => Path.GetFileName(file) == own)];
    }
}

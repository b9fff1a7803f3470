using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>The assemblies that this process can load by name: the framework's and those beside nbkit.</summary>
internal static class HostAssemblies
{
    private const string Own = "nbkit";

    // What every cell sees without asking: the display functions and the formatters' interface.
    private static readonly string[] OfEveryCell = [Own, "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];

    private static readonly Dictionary<string, string> PathsByName =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<HashSet<string>> SharedNames = new(() => new HashSet<string>(
        CarriedPackages.OfThisProcess.All.Where(package => package.IsShared).SelectMany(package => package.Assemblies).Concat(OfEveryCell), StringComparer.OrdinalIgnoreCase));

    private static readonly string? FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> SharedReferences = new(ReadFramework);

    /// <summary>What every cell can refer to, for whoever only looks at code.</summary>
    public static IReadOnlyList<MetadataReference> Framework => SharedReferences.Value;

    /// <summary>References of what a notebook's first line brings.</summary>
    public static IEnumerable<MetadataReference> Kit =>
        from package in CarriedPackages.OfThisProcess.Closure(CarriedPackages.OfThisProcess.Find("NotebookKit.Interactive")!)
        from assembly in package.Assemblies
        let path = Find(assembly)
        where path is not null
        select MetadataReference.CreateFromFile(path);

    /// <summary>
    /// References of a chain's first submission, read anew. Roslyn keeps the symbols of a compilation with the metadata that
    /// they were read from, and takes those of whichever compilation it finds there: two chains over the same metadata would
    /// sooner or later mix theirs, and call a name ambiguous with itself.
    /// </summary>
    public static IReadOnlyList<MetadataReference> ReadFramework() =>
        [.. PathsByName
            .Where(pair => IsFramework(pair.Value) || OfEveryCell.Contains(pair.Key))
            .Select(pair => pair.Key == Own ? ReadOwn(pair.Value) : MetadataReference.CreateFromFile(pair.Value))];

    private static PortableExecutableReference ReadOwn(string path) => MetadataReference.CreateFromImage(
        LoneAssembly.Read(path, name => OfEveryCell.Contains(name, StringComparer.OrdinalIgnoreCase) || (Find(name) is { } file && IsFramework(file))),
        documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(path, ".xml")), filePath: path);

    /// <summary>The file that the process loads for an assembly's simple name, or null.</summary>
    public static string? Find(string simpleName) => PathsByName.GetValueOrDefault(simpleName);

    /// <summary>The file of an assembly of which there can be only one copy: .NET's own, nbkit's and what it shares with cells; null for others.</summary>
    public static string? FindShared(string simpleName) =>
        Find(simpleName) is { } path && (IsFramework(path) || SharedNames.Value.Contains(simpleName)) ? path : null;

    /// <summary>Whether a file of this process is one of .NET itself.</summary>
    public static bool IsFramework(string path) => Path.GetDirectoryName(path) == FrameworkFolder;

    /// <summary>
    /// The shared assembly that would be loaded in place of a file and is older than it, so that code which needs the
    /// file could not run; null where nothing is in the way.
    /// </summary>
    public static AssemblyName? OlderThan(string path)
    {
        if (FindShared(Path.GetFileNameWithoutExtension(path)) is not { } own) return null;
        AssemblyName carried = AssemblyName.GetAssemblyName(own);
        return AssemblyName.GetAssemblyName(path).Version > carried.Version ? carried : null;
    }
}

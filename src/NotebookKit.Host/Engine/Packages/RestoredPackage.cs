namespace NotebookKit.Host;

/// <summary>A package on this machine, with the files of it that count here.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Dependencies">The packages that it needs, with the versions it is content with.</param>
/// <param name="Compile">The assemblies that cells are compiled against.</param>
/// <param name="Runtime">The assemblies that are loaded.</param>
/// <param name="Natives">Its native libraries for this platform.</param>
/// <param name="Carried">The simple names of the assemblies that it takes from nbkit.</param>
/// <param name="Framework">A shared framework that it wants and that nbkit does not run on, or null.</param>
/// <param name="ExtendsInteractive">Whether it has an extension for .NET Interactive, whose interface nbkit does not have.</param>
internal sealed record RestoredPackage(
    string Id,
    string Version,
    IReadOnlyDictionary<string, string> Dependencies,
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Natives,
    IReadOnlyList<string> Carried,
    string? Framework,
    bool ExtendsInteractive)
{
    /// <summary>Every file that has to be there.</summary>
    public IEnumerable<string> Files => [.. Compile, .. Runtime, .. Natives];
}

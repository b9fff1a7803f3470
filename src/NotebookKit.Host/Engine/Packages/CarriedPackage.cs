namespace NotebookKit.Host;

/// <summary>A NuGet package whose assemblies nbkit brings along.</summary>
/// <param name="Id">Its name, as its author writes it.</param>
/// <param name="Version">The version that nbkit was built with.</param>
/// <param name="Dependencies">The names of the packages it needs.</param>
/// <param name="Assemblies">The simple names of its own assemblies.</param>
internal sealed record CarriedPackage(string Id, string Version, IReadOnlyList<string> Dependencies, IReadOnlyList<string> Assemblies)
{
    /// <summary>
    /// Whether cells and the kit meet in its types or its natives, so that there can be no second copy. Of what only nbkit
    /// itself works with, cells may have a version of their own.
    /// </summary>
    public bool IsShared { get; init; }
}

namespace NotebookKit.Host;

/// <summary>What a restore found: the packages asked for and everything that they need.</summary>
/// <param name="Packages">All of them.</param>
/// <param name="Notes">What the user should know about the choice of versions, a sentence each.</param>
internal sealed record PackageSet(IReadOnlyList<RestoredPackage> Packages, IReadOnlyList<string> Notes)
{
    public RestoredPackage? Find(string id) => Packages.FirstOrDefault(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The packages that asked for one, as they are named to the user.</summary>
    public string Wanting(RestoredPackage wanted) => Packages
        .Where(package => package.Dependencies.Keys.Contains(wanted.Id, StringComparer.OrdinalIgnoreCase))
        .Select(package => $"{package.Id} {package.Version}")
        .FirstOrDefault($"{wanted.Id} {wanted.Version}");
}

using System.Security.Cryptography;
using System.Text;

namespace NotebookKit.Host;

/// <summary>A restore before it is done: what decides its outcome, and the project that asks for it.</summary>
/// <param name="Requests">The packages, with those of earlier cells at the versions that they got.</param>
/// <param name="Sources">The sources that cells named.</param>
/// <param name="Folder">The notebook's folder, from which nuget.config is looked for upwards.</param>
internal sealed record RestorePlan(IReadOnlyList<PackageRequest> Requests, IReadOnlyList<PackageSource> Sources, string Folder)
{
    private const int Format = 2;

    private static readonly IReadOnlyList<CarriedPackage> Carried = CarriedPackages.OfThisProcess.All;

    public bool Floats => Requests.Any(request => request.Floats);

    /// <summary>The hash of all that decides the outcome.</summary>
    public string Key
    {
        get
        {
            string[] facts =
            [
                $"{Format} {DotnetSdk.Platform} {KitPaths.Offline}",
                .. Requests.Select(request => $"{request.Id.ToLowerInvariant()} {request.Version}").Order(StringComparer.Ordinal),
                .. Sources.Select(source => source.Address),
                .. Carried.Select(package => $"{package.Id} {package.Version}"),
                .. NuGetConfigs.Above(Folder).Select(path => $"{path} {File.ReadAllText(path)}"),
            ];
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts))))[..24];
        }
    }

    /// <summary>
    /// The project to restore. What nbkit carries is pruned from the graph as the framework's own packages are: wherever
    /// its version is enough it wins, and nobody downloads half a gigabyte of libtorch again.
    /// </summary>
    public string Project() => $"""
        <Project>
          <PropertyGroup>
            <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
            <RuntimeIdentifier>{DotnetSdk.Platform}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
            <NuGetAudit>false</NuGetAudit>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            <RestoreEnablePackagePruning>true</RestoreEnablePackagePruning>
            <RestoreIgnoreFailedSources>true</RestoreIgnoreFailedSources>
            <RestoreRootConfigDirectory>{Escape(Folder)}</RestoreRootConfigDirectory>
            {(KitPaths.Offline ? $"<RestoreSources>{EscapeAll(OfflineSources())}</RestoreSources>" : $"<RestoreAdditionalProjectSources>{EscapeAll(Sources.Select(source => source.Address))}</RestoreAdditionalProjectSources>")}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(Requests.Select(request => $"""<PackageReference Include="{request.Id}" Version="{Escape(request.Version ?? "*")}" />"""))}
            {string.Concat(Carried.Where(package => !Requests.Any(request => request.Id.Equals(package.Id, StringComparison.OrdinalIgnoreCase))).Select(package => $"""<PrunePackageReference Include="{package.Id}" Version="{package.Version}" />"""))}
          </ItemGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>
        """;

    // The folder of unpacked packages is itself a source: what was restored once can be had again.
    private IEnumerable<string> OfflineSources() =>
        [NuGetConfigs.PackageFolder(Folder), .. NuGetConfigs.LocalSources(Folder), .. Sources.Where(source => source.IsLocal).Select(source => source.Address)];

    private static string EscapeAll(IEnumerable<string> values) => string.Join(';', values.Select(Escape));

    // What MSBuild would take for its own syntax, then what XML would. A version's asterisk means itself in both.
    private static string Escape(string value)
    {
        var text = new StringBuilder();
        foreach (char c in value) text.Append(c is '%' or '$' or '@' or '\'' or ';' or '?' ? $"%{(int)c:X2}" : c);
        return System.Security.SecurityElement.Escape(text.ToString());
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Html;

namespace NotebookKit.Host;

/// <summary>Honours the <c>#r</c> and <c>#i</c> lines of cells.</summary>
/// <param name="chain">What gets to see the assemblies.</param>
/// <param name="folder">The notebook's folder.</param>
internal sealed class CellReferences(SubmissionChain chain, string folder)
{
    private const string Extension = "NotebookKit.Interactive";

    private readonly NotebookPackages _packages = new(folder);
    private readonly HashSet<string> _referenced = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets the chain see what a cell asks for, and shows where it came from.</summary>
    /// <exception cref="CellSourceException">A package or file cannot be had; nothing has changed then.</exception>
    public async Task AddAsync(CellDirectives directives, CancellationToken cancellation)
    {
        // All are found before any is added, so that a cell with one bad line changes nothing.
        PackageSource[] sources = [.. directives.Sources.Select(source => PackageSource.Parse(source.Text, source.Line, folder))];
        string[] files = [.. directives.Files.Select(Locate)];
        CarriedPackage[] carried = [.. directives.Packages.Select(_packages.Carried).OfType<CarriedPackage>()];
        PackageRequest[] others = [.. directives.Packages.Where(request => _packages.Carried(request) is null)];
        using var line = new RestoreLine(others);
        PackageSet found = await _packages.FindAsync(others, sources, line.Begin, cancellation);

        foreach (string file in files) Reference(file);
        _packages.Add(carried);
        foreach (string assembly in carried.SelectMany(CarriedPackages.OfThisProcess.Closure).SelectMany(package => package.Assemblies)) ReferenceCarried(assembly);
        IReadOnlyList<RestoredPackage> news = _packages.Add(found, others, sources);
        foreach (RestoredPackage package in news) Reference(package);

        Announce(carried);
        line.End(found, news);
    }

    /// <summary>Lets the chain see the kit, for code that a magic command writes into a cell.</summary>
    public void AddKit()
    {
        if (CarriedPackages.OfThisProcess.Find(Extension) is not { } kit) return;
        foreach (string assembly in CarriedPackages.OfThisProcess.Closure(kit).SelectMany(package => package.Assemblies)) ReferenceCarried(assembly);
    }

    private string Locate(FileReference file)
    {
        if (HostAssemblies.FindShared(Path.GetFileNameWithoutExtension(file.Path)) is { } carried) return carried;
        string path = Path.GetFullPath(file.Path, folder);
        if (file.Path.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            throw new CellSourceException(file.Line, $"#r \"{file.Path}\": a package is named as in #r \"nuget: Newtonsoft.Json, 13.0.3\"; without a version the newest is taken.");
        if (!File.Exists(path)) throw new CellSourceException(file.Line, $"#r \"{file.Path}\": there is no such file (looked for {path}).");
        try
        {
            AssemblyName.GetAssemblyName(path);
        }
        catch (BadImageFormatException)
        {
            throw new CellSourceException(file.Line, $"#r \"{file.Path}\": the file is not a .NET assembly.");
        }

        foreach (AssemblyName need in AssemblyNeeds.Of(path))
            if (HostAssemblies.FindShared(need.Name!) is { } own && AssemblyName.GetAssemblyName(own) is var loaded && need.Version > loaded.Version)
                throw new CellSourceException(file.Line, $"#r \"{file.Path}\": it was built with {need.Name} {need.Version}, but nbkit runs {loaded.Version}: build it with that version.");
        return path;
    }

    private void Reference(string path)
    {
        if (!_referenced.Add(path)) return;
        if (HostAssemblies.FindShared(Path.GetFileNameWithoutExtension(path)) is null) chain.Assemblies.AddFolderOf(path);
        chain.Reference(path);
    }

    private void ReferenceCarried(string assembly)
    {
        if (HostAssemblies.Find(assembly) is { } path && _referenced.Add(path)) chain.Reference(path);
    }

    private void Reference(RestoredPackage package)
    {
        chain.Assemblies.Add(package);
        foreach (string assembly in package.Carried) ReferenceCarried(assembly);
        foreach (string path in package.Compile.Where(path => HostAssemblies.FindShared(Path.GetFileNameWithoutExtension(path)) is null))
            if (_referenced.Add(path))
                chain.Reference(path);
    }

    private static void Announce(CarriedPackage[] packages)
    {
        foreach (CarriedPackage package in packages)
        {
            if (package.Id == Extension) Interactive.NotebookKitExtension.Load();
            string product = package.Id == Extension ? "NotebookKit" : package.Id;
            CellStatics.display(new HtmlString($"<small style=\"opacity:.7\">{product} {package.Version}, from nbkit's own copy</small>"));
        }
    }
}

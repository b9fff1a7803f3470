using System.Reflection;
using Microsoft.AspNetCore.Html;

namespace NotebookKit.Host;

/// <summary>Honours a cell's <c>#r</c> lines.</summary>
internal sealed class CellReferences(SubmissionChain chain)
{
    private const string Extension = "NotebookKit.Interactive";

    private readonly HashSet<string> _referenced = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lets the chain see what the cell asks for.</summary>
    /// <returns>What remains to do as the cell begins: load the extension, say where a package came from.</returns>
    /// <exception cref="CellSourceException">A package or file cannot be had.</exception>
    public Action Add(CellDirectives directives)
    {
        // All are found before any is added, so that a cell with one bad line changes nothing.
        CarriedPackage[] packages = [.. directives.Packages.Select(Resolve)];
        string[] files = [.. directives.Files.Select(Locate)];

        foreach (string file in files) Reference(file);
        foreach (string assembly in packages.SelectMany(CarriedPackages.OfThisProcess.Closure).SelectMany(package => package.Assemblies))
            if (HostAssemblies.Find(assembly) is { } path)
                Reference(path);

        return () => Announce(packages);
    }

    private static CarriedPackage Resolve(PackageRequest request)
    {
        CarriedPackage? package = CarriedPackages.OfThisProcess.Find(request.Id)
            ?? throw new CellSourceException(request.Line, $"#r \"nuget: {request.Id}\": this version of nbkit brings only the packages it carries, and this is none of them.");
        return request.Accepts(package.Version)
            ? package
            : throw new CellSourceException(request.Line, $"{package.Id} {request.Version} was asked for, but nbkit runs {package.Id} {package.Version}: write #r \"nuget: {package.Id}, {package.Version}\".");
    }

    private static string Locate(FileReference file)
    {
        if (HostAssemblies.Find(Path.GetFileNameWithoutExtension(file.Path)) is { } carried) return carried;
        string path = Path.GetFullPath(file.Path);
        if (!File.Exists(path)) throw new CellSourceException(file.Line, $"#r \"{file.Path}\": there is no such file (looked for {path}).");
        try
        {
            AssemblyName.GetAssemblyName(path);
            return path;
        }
        catch (BadImageFormatException)
        {
            throw new CellSourceException(file.Line, $"#r \"{file.Path}\": the file is not a .NET assembly.");
        }
    }

    private void Reference(string path)
    {
        if (_referenced.Add(path)) chain.Reference(path);
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

using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookKit.Host.Tests;

/// <summary>
/// A notebook's folder whose nuget.config names one source, a folder of packages that tests make by hand, and a package
/// folder of its own: nothing comes from a network and nothing stays behind.
/// </summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackageFeed(string? source = null)
    {
        Directory.CreateDirectory(Packages);
        _folder.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="unpacked" /></config>
              <packageSources><clear /><add key="feed" value="{source ?? "feed"}" {(source is null ? "" : "allowInsecureConnections=\"true\"")} /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>The notebook's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>The folder of packages.</summary>
    public string Packages => _folder.File("feed");

    /// <summary>Where NuGet unpacks them.</summary>
    public string Unpacked => _folder.File("unpacked");

    public string File(string name) => _folder.File(name);

    /// <summary>Compiles an assembly.</summary>
    /// <returns>Its bytes.</returns>
    public static byte[] Compile(string name, string version, string code, params byte[][] references)
    {
        IEnumerable<MetadataReference> all = HostAssemblies.Framework.Concat(references.Select(reference => MetadataReference.CreateFromImage(reference)));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version.Split('-')[0]}\")]")], all, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return stream.ToArray();
    }

    /// <summary>Adds a package with one assembly of its own name.</summary>
    /// <returns>The assembly.</returns>
    public byte[] Add(string id, string version, string code, (string Id, string Version)[]? needs = null, byte[][]? references = null, params (string Path, byte[] Content)[] files)
    {
        byte[] assembly = Compile(id, version, code, references ?? []);
        AddFiles(id, version, needs ?? [], [($"lib/net8.0/{id}.dll", assembly), .. files]);
        return assembly;
    }

    public void AddFiles(string id, string version, (string Id, string Version)[] needs, params (string Path, byte[] Content)[] files)
    {
        using ZipArchive package = ZipFile.Open(Path.Combine(Packages, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        Write(package, $"{id}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>{id}</id><version>{version}</version><authors>tests</authors><description>made by a test</description>
              <dependencies><group targetFramework="net8.0">{string.Concat(needs.Select(need => $"<dependency id=\"{need.Id}\" version=\"{need.Version}\" />"))}</group></dependencies>
            </metadata></package>
            """));
        foreach ((string path, byte[] content) in files) Write(package, path, content);
    }

    /// <summary>Where a package keeps this platform's natives.</summary>
    public static string NativePath(string file) => $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{file}";

    public void Dispose()
    {
        _folder.Dispose();
        string cache = Path.Combine(KitPaths.Cache, "packages");
        if (!Directory.Exists(cache)) return;
        foreach (string entry in Directory.EnumerateFiles(cache, "*.json"))
            if (System.IO.File.ReadAllText(entry).Contains(Path.GetFileName(Folder), StringComparison.Ordinal))
                System.IO.File.Delete(entry);
    }

    private static void Write(ZipArchive package, string path, byte[] content)
    {
        using Stream entry = package.CreateEntry(path).Open();
        entry.Write(content);
    }
}

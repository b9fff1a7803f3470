using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>
/// Where one engine's cells are loaded. Whatever the process carries is found there first, so that a cell's Tensor is the
/// host's Tensor; assemblies that a cell brings in, and their natives, stay with its engine.
/// </summary>
internal sealed class SubmissionAssemblies
{
    private readonly CellLoadContext _context = new();

    /// <summary>Makes an assembly's file known, for when a cell first needs it.</summary>
    public void Add(string path) => _context.AddAssembly(path);

    /// <summary>Makes the files of a package known.</summary>
    public void Add(RestoredPackage package)
    {
        foreach (string path in package.Runtime) _context.AddAssembly(path);
        foreach (string path in package.Natives) _context.Natives.Add(path);
    }

    /// <summary>Makes known what lies beside an assembly: what it needs is mostly there.</summary>
    public void AddFolderOf(string path)
    {
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!))
        {
            if (NativeLibraries.IsNative(file)) _context.Natives.Add(file);
            else if (Path.GetExtension(file).Equals(".dll", StringComparison.OrdinalIgnoreCase)) _context.AddAssembly(file);
        }
    }

    /// <summary>Lets the framework's own look-ups by name (<c>Type.GetType</c>, serialisers) see what cells brought in, while the result is not disposed.</summary>
    public IDisposable Enter() => _context.EnterContextualReflection();

    /// <summary>Loads a submission and returns its factory, which takes the slots of all submissions.</summary>
    public Func<object?[], Task<object?>> Load(Stream assembly, Stream symbols, IMethodSymbol entry) =>
        _context.LoadFromStream(assembly, symbols)
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
}

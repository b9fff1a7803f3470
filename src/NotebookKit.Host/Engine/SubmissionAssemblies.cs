using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace NotebookKit.Host;

/// <summary>
/// Where one engine's cells are loaded. Whatever the process carries is found there first, so that a cell's Tensor is the
/// host's Tensor; assemblies that a cell brings in stay with its engine.
/// </summary>
internal sealed class SubmissionAssemblies
{
    private readonly AssemblyLoadContext _context = new("cells");
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public SubmissionAssemblies() =>
        _context.Resolving += (context, name) => _paths.TryGetValue(name.Name!, out string? path) ? context.LoadFromAssemblyPath(path) : null;

    /// <summary>Makes an assembly's file known, for when a cell first needs it.</summary>
    public void Add(string path) => _paths[Path.GetFileNameWithoutExtension(path)] = path;

    /// <summary>Loads a submission and returns its factory, which takes the slots of all submissions.</summary>
    public Func<object?[], Task<object?>> Load(Stream assembly, Stream symbols, IMethodSymbol entry) =>
        _context.LoadFromStream(assembly, symbols)
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
}

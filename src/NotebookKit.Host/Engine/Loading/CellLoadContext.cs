using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace NotebookKit.Host;

/// <summary>
/// An engine's own place for assemblies. Not the default one: two engines of a process (tests, a restarted kernel) must not
/// meet each other's packages. The runtime asks the default context first, so the process's own copies win.
/// </summary>
internal sealed class CellLoadContext : AssemblyLoadContext
{
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public CellLoadContext() : base("cells") => Resolving += (_, name) => Find(name);

    public NativeLibraries Natives { get; } = new();

    /// <summary>The first file of a name stays: it may be loaded already.</summary>
    public void AddAssembly(string path) => _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    /// <summary>Comes before the runtime's own search: it would load the file beside the assembly without what that file needs.</summary>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => Natives.Load(unmanagedDllName);

    // No translations: nbkit runs without cultures, and nothing ever asks for one.
    private Assembly? Find(AssemblyName name) => _paths.TryGetValue(name.Name!, out string? path) ? LoadFromAssemblyPath(path) : null;
}

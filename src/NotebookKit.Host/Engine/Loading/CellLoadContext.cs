using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace NotebookKit.Host;

/// <summary>
/// An engine's own place for assemblies. Not the default one: two engines of a process (tests, a restarted kernel) must not
/// meet each other's packages, and cells may have their own version of what nbkit uses for itself. What is shared is the
/// process's copy, always.
/// </summary>
internal sealed class CellLoadContext : AssemblyLoadContext
{
    private readonly ConcurrentDictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    public CellLoadContext() : base("cells") { }

    public NativeLibraries Natives { get; } = new();

    /// <summary>The first file of a name stays: it may be loaded already.</summary>
    public void AddAssembly(string path) => _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    /// <summary>Comes before the runtime's own search: it would load the file beside the assembly without what that file needs.</summary>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => Natives.Load(unmanagedDllName);

    // No translations: nbkit runs without cultures, and nothing ever asks for one.
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _paths.TryGetValue(assemblyName.Name!, out string? path) && HostAssemblies.FindShared(assemblyName.Name!) is null ? LoadFromAssemblyPath(path) : null;
}

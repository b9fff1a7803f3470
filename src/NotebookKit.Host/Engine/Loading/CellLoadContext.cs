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

    /// <param name="path">A translation, in a folder that is named after its culture.</param>
    public void AddSatellite(string path) =>
        _paths.TryAdd($"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileNameWithoutExtension(path)}", path);

    /// <summary>Comes before the runtime's own search: it would load the file beside the assembly without what that file needs.</summary>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => Natives.Load(unmanagedDllName);

    private Assembly? Find(AssemblyName name)
    {
        string key = string.IsNullOrEmpty(name.CultureName) ? name.Name! : $"{name.CultureName}/{name.Name}";
        return _paths.TryGetValue(key, out string? path) ? LoadFromAssemblyPath(path) : null;
    }
}

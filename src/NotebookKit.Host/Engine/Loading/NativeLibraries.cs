using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>
/// The native libraries of an engine's packages. Packages put what a library needs into other packages' folders, where the
/// system's loader does not look; it does see what is loaded already, so the needs are loaded first, by path.
/// </summary>
internal sealed class NativeLibraries
{
    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? [".dll"] : OperatingSystem.IsMacOS() ? [".dylib", ".so"] : [".so"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, nint> _handles = new(StringComparer.Ordinal);

    /// <summary>Whether a file's name is that of a native library; on Windows its content decides.</summary>
    public static bool IsNative(string path) => OperatingSystem.IsWindows()
        ? Path.GetExtension(path).Equals(".dll", StringComparison.OrdinalIgnoreCase) && !IsManaged(path)
        : Extensions.Any(extension => Path.GetFileName(path).Contains(extension, StringComparison.Ordinal));

    public void Add(string path)
    {
        lock (_gate) _paths.TryAdd(Path.GetFileName(path), path);
    }

    /// <summary>Loads a library by the name that code has for it.</summary>
    /// <returns>Its handle, or 0 where it is none of these and the system's own search should go on.</returns>
    public nint Load(string name)
    {
        lock (_gate)
        {
            foreach (string file in FilesOf(name))
                if (_paths.TryGetValue(file, out string? path))
                    return LoadWithNeeds(path);
            return 0;
        }
    }

    private nint LoadWithNeeds(string path)
    {
        if (_handles.TryGetValue(path, out nint handle)) return handle;
        _handles[path] = 0; // libraries that need each other
        foreach (string need in ElfNeeds.Of(path))
            if (_paths.TryGetValue(need, out string? needed))
                LoadWithNeeds(needed);
        NativeLibrary.TryLoad(path, out handle);
        return _handles[path] = handle;
    }

    private static IEnumerable<string> FilesOf(string name) =>
        [name, .. Extensions.SelectMany(extension => new[] { name + extension, $"lib{name}{extension}" }), $"lib{name}"];

    private static bool IsManaged(string path)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}

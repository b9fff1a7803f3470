using System.Reflection;

namespace NotebookKit;

/// <summary>The versions behind a figure.</summary>
public static class KitVersions
{
    /// <summary>NotebookKit's own version, without build metadata.</summary>
    public static string NotebookKit { get; } = VersionOf(typeof(KitVersions).Assembly);

    /// <summary>NotebookKit, TorchSharp, libtorch, .NET and the operating system of this process. Asking loads no native library.</summary>
    public static IReadOnlyDictionary<string, string> Current { get; } = new Dictionary<string, string>
    {
        ["NotebookKit"] = NotebookKit,
        ["TorchSharp"] = VersionOf(typeof(TorchSharp.torch).Assembly),
        ["libtorch"] = TorchNatives.LibTorchVersion,
        [".NET"] = Environment.Version.ToString(),
        ["OS"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
    };

    private static string VersionOf(Assembly assembly)
    {
        string? version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return version?.Split('+')[0] ?? assembly.GetName().Version?.ToString() ?? "unknown";
    }
}

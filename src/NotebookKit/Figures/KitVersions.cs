using System.Reflection;

namespace NotebookKit;

/// <summary>The versions behind a figure.</summary>
public static class KitVersions
{
    /// <summary>NotebookKit's own version, without build metadata.</summary>
    public static string NotebookKit { get; } = VersionOf(typeof(KitVersions).Assembly);

    private static readonly Lazy<IReadOnlyDictionary<string, string>> All = new(() => new Dictionary<string, string>
    {
        ["NotebookKit"] = VersionOf(typeof(KitVersions).Assembly),
        ["TorchSharp"] = VersionOf(typeof(TorchSharp.torch).Assembly),
        ["libtorch"] = TorchNatives.LibTorchVersion,
        [".NET"] = Environment.Version.ToString(),
        ["OS"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
    });

    /// <summary>NotebookKit, TorchSharp, libtorch, .NET and the operating system of this process.</summary>
    public static IReadOnlyDictionary<string, string> Current => All.Value;

    private static string VersionOf(Assembly assembly)
    {
        string? version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return version?.Split('+')[0] ?? assembly.GetName().Version?.ToString() ?? "unknown";
    }
}

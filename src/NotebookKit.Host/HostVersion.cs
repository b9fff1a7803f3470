using System.Reflection;

namespace NotebookKit.Host;

/// <summary>nbkit's own version.</summary>
internal static class HostVersion
{
    public static string Current { get; } =
        typeof(HostVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

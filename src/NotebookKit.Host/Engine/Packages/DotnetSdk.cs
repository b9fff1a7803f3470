using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>The .NET SDK of this machine, which restores packages.</summary>
internal static class DotnetSdk
{
    /// <summary>The platform as packages name it: linux-x64, win-x64, osx-arm64, …</summary>
    public static string Platform => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The <c>dotnet</c> that has an SDK of this runtime's version or newer: the one that runs us, or one on the PATH; null when there is none.</summary>
    public static string? Find() => Candidates().FirstOrDefault(HasSdk);

    private static IEnumerable<string> Candidates()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // …/shared/Microsoft.NETCore.App/10.0.x/
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path)) yield return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
    }

    private static bool HasSdk(string dotnet)
    {
        string sdks = Path.Combine(Path.GetDirectoryName(dotnet)!, "sdk");
        return File.Exists(dotnet) && Directory.Exists(sdks) && Directory.EnumerateDirectories(sdks)
            .Any(path => int.TryParse(Path.GetFileName(path).Split('.')[0], out int major) && major >= Environment.Version.Major);
    }
}

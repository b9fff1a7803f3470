using System.Runtime.InteropServices;

namespace NotebookKit.Host;

/// <summary>The runtime that runs this, and the SDK beside it.</summary>
internal static class DotNetCheck
{
    public static IEnumerable<HealthLine> Look()
    {
        yield return new HealthLine(".NET runtime", HealthState.Ok, $"{Environment.Version} on {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.OSDescription}");
        string major = $"{Environment.Version.Major}.";
        string[] found = [.. Versions()];
        yield return found.Any(version => version.StartsWith(major, StringComparison.Ordinal))
            ? new HealthLine(".NET SDK", HealthState.Ok, string.Join(", ", found))
            : new HealthLine(".NET SDK", HealthState.Note, $"no SDK {Environment.Version.Major} beside the runtime; nbkit needs none, building projects does", $"apt-get install dotnet-sdk-{Environment.Version.Major}.0 (winget install Microsoft.DotNet.SDK.{Environment.Version.Major})");
    }

    // …/dotnet/shared/Microsoft.NETCore.App/10.0.x/System.Private.CoreLib.dll
    private static IEnumerable<string> Versions()
    {
        string? root = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string sdks = Path.Combine(root, "sdk");
        return Directory.Exists(sdks) ? Directory.GetDirectories(sdks).Select(folder => Path.GetFileName(folder)).Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal) : [];
    }
}

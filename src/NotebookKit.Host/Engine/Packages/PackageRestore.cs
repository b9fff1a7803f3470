using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Has the SDK restore a plan: in a folder of its own, in a process that an interrupt ends with all it started.</summary>
internal static class PackageRestore
{
    // What MSBuild or the runner set for this process must not decide for another: a memory limit least of all.
    private static readonly string[] NotPassedOn = ["MSBUILD", "DOTNET_GC", "COMPlus_GC"];

    /// <exception cref="CellSourceException">The restore fails; the sentence says why and what helps.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task<PackageSet> RunAsync(RestorePlan plan, CancellationToken cancellation)
    {
        string dotnet = DotnetSdk.Find() ?? throw RestoreFailure.NoSdk(plan);
        string folder = Directory.CreateTempSubdirectory("nbkit-restore-").FullName;
        try
        {
            string project = Path.Combine(folder, "packages.csproj");
            await File.WriteAllTextAsync(project, plan.Project(), cancellation);
            (int code, string said) = await RunAsync(dotnet, project, cancellation);

            string assetsPath = Path.Combine(folder, "obj", "project.assets.json");
            JsonNode? assets = File.Exists(assetsPath) ? Parse(assetsPath) : null;
            IReadOnlyList<RestoreLog> logs = assets is null ? [] : RestoreLog.Read(assets);
            if (code != 0 || assets is null || logs.Any(log => log.IsError)) throw RestoreFailure.Of(plan, logs, said);
            return new PackageSet(AssetsFile.Packages(assets), RestoreFailure.Notes(logs));
        }
        finally
        {
            Delete(folder);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string dotnet, string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(dotnet, ["restore", project, "-nologo", "-tl:off", "-v:q", "-nodeReuse:false"])
        {
            WorkingDirectory = Path.GetDirectoryName(project)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => NotPassedOn.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        await using CancellationTokenRegistration ending = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return (process.ExitCode, await output + await errors);
    }

    private static JsonNode? Parse(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A scanner holds a file of it; the system empties its folder of temporary files.
        }
    }
}

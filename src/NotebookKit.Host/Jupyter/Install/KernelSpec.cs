using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What a front end needs to know to start this kernel (Jupyter client, "Kernel specs").</summary>
internal static class KernelSpec
{
    public const string DefaultName = "notebookkit";
    public const string DotNetInteractiveName = ".net-csharp";
    public const string DisplayName = ".NET (C#) – NotebookKit";

    // By which a kernel spec is known as ours.
    private const string Mark = "notebookkit";

    public static JsonObject Content() => new()
    {
        ["argv"] = new JsonArray(DotNet(), typeof(KernelSpec).Assembly.Location, "jupyter", "kernel", "--connection-file", "{connection_file}"),
        ["display_name"] = DisplayName,
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["version"] = KernelInfo.Version } },
    };

    public static bool IsOurs(JsonObject spec) => spec["metadata"] is JsonObject metadata && metadata[Mark] is JsonObject;

    /// <summary>The dotnet that runs this process: front ends started from a desktop find none on their PATH.</summary>
    private static string DotNet()
    {
        string shared = RuntimeEnvironment.GetRuntimeDirectory();
        string dotnet = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(dotnet) ? dotnet : "dotnet";
    }
}

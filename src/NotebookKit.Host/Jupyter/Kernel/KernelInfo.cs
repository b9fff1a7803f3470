using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What the kernel says of itself and its language.</summary>
internal static class KernelInfo
{
    /// <summary>The kit's version.</summary>
    public static string Version { get; } = typeof(KernelInfo).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static JsonObject Content() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageCodec.ProtocolVersion,
        ["implementation"] = "notebookkit",
        ["implementation_version"] = Version,
        // VS Code and nbconvert know the language by "C#", CodeMirror and Pygments by their own names for it.
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
            ["nbconvert_exporter"] = "script",
        },
        ["banner"] = $"NotebookKit {Version}: C# 14 on {RuntimeInformation.FrameworkDescription}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C#", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
            new JsonObject { ["text"] = "TorchSharp", ["url"] = "https://github.com/dotnet/TorchSharp" }),
    };
}

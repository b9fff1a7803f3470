using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A message of NuGet's, as project.assets.json keeps it.</summary>
/// <param name="Code">For example NU1101.</param>
/// <param name="IsError">Whether the restore failed because of it.</param>
/// <param name="Message">NuGet's words, some of them several lines.</param>
/// <param name="Package">The package that it is about, or null.</param>
internal sealed record RestoreLog(string Code, bool IsError, string Message, string? Package)
{
    public static IReadOnlyList<RestoreLog> Read(JsonNode assets) =>
        assets["logs"] is JsonArray logs
            ? [.. logs.Select(log => new RestoreLog((string)log!["code"]!, (string?)log["level"] == "Error", (string?)log["message"] ?? "", (string?)log["libraryId"])).Distinct()]
            : [];
}

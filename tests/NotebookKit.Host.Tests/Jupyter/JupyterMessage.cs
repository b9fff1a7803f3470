using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>A message from the kernel.</summary>
internal sealed record JupyterMessage(string Type, string? ParentId, JsonObject Content)
{
    public string this[string name] => Content[name]!.GetValue<string>();

    public string? PlainText => (string?)Content["data"]?["text/plain"];

    public bool IsIdle => Type == "status" && this["execution_state"] == "idle";
}

using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What an execute_request is answered with.</summary>
internal sealed record CellReply(bool Failed, JsonObject Content);

using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>A message from a front end, its signature checked.</summary>
/// <param name="Peer">Who sent it.</param>
/// <param name="Envelope">The frames before the message proper, which an answer carries, too.</param>
/// <param name="Header">Its header as it came: the parent header of whatever it causes.</param>
/// <param name="Type">What it asks for.</param>
/// <param name="Metadata">What the front end adds of its own.</param>
/// <param name="Content">The particulars.</param>
internal sealed record JupyterRequest(string Peer, IReadOnlyList<byte[]> Envelope, byte[] Header, string Type, JsonObject Metadata, JsonObject Content)
{
    private const string Suffix = "_request";

    /// <summary>What an answer is called; null where none is expected.</summary>
    public string? ReplyType => Type.EndsWith(Suffix, StringComparison.Ordinal) ? Type[..^Suffix.Length] + "_reply" : null;
}

namespace NotebookKit.Host;

/// <summary>What a socket is, and which others may connect to it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Peers">The names of those that fit.</param>
internal sealed record ZmtpSocketKind(string Name, IReadOnlyList<string> Peers)
{
    /// <summary>Answers each peer by its identity.</summary>
    public static ZmtpSocketKind Router { get; } = new("ROUTER", ["DEALER", "REQ", "ROUTER"]);

    /// <summary>Sends to all that subscribed.</summary>
    public static ZmtpSocketKind Publisher { get; } = new("PUB", ["SUB", "XSUB"]);

    /// <summary>Answers each question before the next.</summary>
    public static ZmtpSocketKind Reply { get; } = new("REP", ["REQ", "DEALER"]);
}

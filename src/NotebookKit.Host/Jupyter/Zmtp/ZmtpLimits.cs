namespace NotebookKit.Host;

/// <summary>What a peer may cost before it is let go.</summary>
internal static class ZmtpLimits
{
    /// <summary>The bytes of a message, all frames together: a notebook's largest cell, pasted data with it, is far below.</summary>
    public const long MessageBytes = 64 << 20;

    /// <summary>The frames of a message: Jupyter's have six and the buffers of widgets.</summary>
    public const int MessageFrames = 1024;

    /// <summary>The bytes of a command, the handshake's with it.</summary>
    public const int CommandBytes = 1 << 16;

    /// <summary>The topics that a peer may subscribe to.</summary>
    public const int Subscriptions = 1024;

    /// <summary>Bytes on their way to a peer from which on whoever produces them waits.</summary>
    public const long HighWater = 4 << 20;

    /// <summary>Bytes on their way to a peer that nobody will read any more.</summary>
    public const long Backlog = 256 << 20;

    /// <summary>How long a peer may take to introduce itself.</summary>
    public static readonly TimeSpan Handshake = TimeSpan.FromSeconds(10);

    /// <summary>How long a peer may stand still before nobody waits for it any more.</summary>
    public static readonly TimeSpan Stall = TimeSpan.FromSeconds(10);
}

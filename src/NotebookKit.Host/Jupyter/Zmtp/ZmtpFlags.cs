namespace NotebookKit.Host;

/// <summary>The first byte of a frame.</summary>
[Flags]
internal enum ZmtpFlags : byte
{
    /// <summary>The last frame of a message, its length in one byte.</summary>
    None = 0,

    /// <summary>More frames of the same message follow.</summary>
    More = 1,

    /// <summary>The length takes eight bytes.</summary>
    Long = 2,

    /// <summary>A word between the two ends of the connection, no part of a message.</summary>
    Command = 4,
}

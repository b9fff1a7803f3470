namespace NotebookKit.Host;

/// <summary>One frame (ZMTP 3.0, section "Framing").</summary>
/// <param name="Flags">What it is.</param>
/// <param name="Body">Its bytes.</param>
internal readonly record struct ZmtpFrame(ZmtpFlags Flags, byte[] Body);

namespace NotebookKit.Host;

/// <summary>The other side of a connection does not speak ZMTP, or not as agreed: the connection ends, nothing else.</summary>
internal sealed class ZmtpException(string message) : Exception(message);

namespace NotebookKit.Host;

/// <summary>A message and the peer that it came from.</summary>
internal sealed record RoutedMessage(string Peer, IReadOnlyList<byte[]> Frames);

using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;

namespace NotebookKit.Host;

/// <summary>Takes messages of many peers and answers each by its identity.</summary>
internal sealed class RouterSocket : IAsyncDisposable
{
    // Whoever sends faster than messages are taken waits at its own end.
    private const int MostWaiting = 256;

    private readonly ZmtpListener _listener;
    private readonly ConcurrentDictionary<string, ZmtpConnection> _peers = new();
    private readonly Channel<RoutedMessage> _incoming = Channel.CreateBounded<RoutedMessage>(MostWaiting);
    private int _unnamed;

    public RouterSocket(IPEndPoint endpoint) => _listener = new ZmtpListener(endpoint, ZmtpSocketKind.Router, ServeAsync);

    public IAsyncEnumerable<RoutedMessage> ReadAllAsync(CancellationToken cancellation) => _incoming.Reader.ReadAllAsync(cancellation);

    /// <summary>The connection of a peer, or null where there is none.</summary>
    public ZmtpConnection? Find(string peer) => _peers.GetValueOrDefault(peer);

    /// <summary>Sends to a peer; to one that is gone, nothing.</summary>
    public void Send(string peer, IReadOnlyList<byte[]> frames) => Find(peer)?.Send(ZmtpWire.Message(frames));

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(ZmtpConnection connection, CancellationToken stop)
    {
        string peer = connection.Identity.Length > 0 ? Convert.ToHexString(connection.Identity) : $"unnamed {Interlocked.Increment(ref _unnamed)}";
        // A peer that comes again, after a break that only it has noticed, takes its old place.
        _peers[peer] = connection;
        try
        {
            while (true) await _incoming.Writer.WriteAsync(new RoutedMessage(peer, await connection.ReceiveAsync(stop)), stop);
        }
        finally
        {
            _peers.TryRemove(KeyValuePair.Create(peer, connection));
        }
    }
}

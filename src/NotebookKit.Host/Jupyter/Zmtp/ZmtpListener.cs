using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NotebookKit.Host;

/// <summary>A bound socket: takes peers in, and lets go of whatever does not behave.</summary>
internal sealed class ZmtpListener : IAsyncDisposable
{
    // What an end waits for those who do not read.
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly ZmtpSocketKind _kind;
    private readonly Func<ZmtpConnection, CancellationToken, Task> _serve;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ZmtpConnection, bool> _connections = new();

    /// <param name="endpoint">Where to listen.</param>
    /// <param name="kind">What the socket is.</param>
    /// <param name="serve">Talks to one peer until it is gone.</param>
    /// <exception cref="SocketException">Nobody can listen there.</exception>
    public ZmtpListener(IPEndPoint endpoint, ZmtpSocketKind kind, Func<ZmtpConnection, CancellationToken, Task> serve)
    {
        (_kind, _serve, _listener) = (kind, serve, new TcpListener(endpoint));
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The peers of this moment.</summary>
    public IEnumerable<ZmtpConnection> Connections => _connections.Keys;

    /// <summary>Sends what is still to be sent, and lets go of everybody.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await Task.WhenAny(Task.WhenAll(Connections.Select(connection => connection.DrainAsync())), Task.Delay(LastWords));
        await _stop.CancelAsync();
        foreach (ZmtpConnection connection in Connections) connection.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
            catch (SocketException)
            {
                await Task.Delay(Breath); // no descriptors left, say; those that are open may end
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using ZmtpConnection connection = await ZmtpConnection.OpenAsync(socket, _kind, _stop.Token);
            _connections[connection] = true;
            try
            {
                await _serve(connection, _stop.Token);
            }
            finally
            {
                _connections.TryRemove(connection, out _);
            }
        }
        catch (Exception end) when (end is ZmtpException or IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It has gone, or is none of ours. The others go on.
        }
    }
}

using System.Net;

namespace NotebookKit.Host;

/// <summary>Sends every message back: the heartbeat, by which a front end knows that somebody is there.</summary>
internal sealed class EchoSocket : IAsyncDisposable
{
    private readonly ZmtpListener _listener;

    public EchoSocket(IPEndPoint endpoint) => _listener = new ZmtpListener(endpoint, ZmtpSocketKind.Reply, ServeAsync);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private static async Task ServeAsync(ZmtpConnection connection, CancellationToken stop)
    {
        while (true)
        {
            byte[] message = ZmtpWire.Message(await connection.ReceiveAsync(stop));
            // Who asks without listening is not worth the memory.
            if (connection.Unsent > ZmtpLimits.HighWater) return;
            connection.Send(message);
        }
    }
}

using System.Net.Sockets;
using System.Threading.Channels;

namespace NotebookKit.Host;

/// <summary>One peer of a socket, from its handshake to its end.</summary>
internal sealed class ZmtpConnection : IDisposable
{
    private readonly NetworkStream _stream;
    // For reading only: what is written goes straight to the network.
    private readonly BufferedStream _input;
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _writing;
    private long _unsent;

    private ZmtpConnection(NetworkStream stream, byte[] identity)
    {
        (_stream, _input, Identity) = (stream, new BufferedStream(stream, 1 << 16), identity);
        Closed = _closed.Token;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>The name that the peer gave itself; empty where it gave none.</summary>
    public byte[] Identity { get; }

    /// <summary>Bytes that are still to be sent.</summary>
    public long Unsent => Interlocked.Read(ref _unsent);

    /// <summary>Cancelled when the connection is over.</summary>
    public CancellationToken Closed { get; }

    /// <summary>Makes a connection of a socket that was accepted.</summary>
    /// <exception cref="ZmtpException">The other side speaks something else.</exception>
    public static async Task<ZmtpConnection> OpenAsync(Socket socket, ZmtpSocketKind kind, CancellationToken cancellation)
    {
        socket.NoDelay = true;
        var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(ZmtpLimits.Handshake);
            return new ZmtpConnection(stream, await ZmtpHandshake.RunAsync(stream, kind, limit.Token));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next message.</summary>
    /// <exception cref="ZmtpException">The peer sends something else, or too much.</exception>
    /// <exception cref="IOException">It is gone.</exception>
    public async Task<IReadOnlyList<byte[]>> ReceiveAsync(CancellationToken cancellation)
    {
        var frames = new List<byte[]>();
        for (long left = ZmtpLimits.MessageBytes; ;)
        {
            ZmtpFrame frame = await ZmtpWire.ReadAsync(_input, left, cancellation);
            if (frame.Flags.HasFlag(ZmtpFlags.Command))
            {
                Obey(frame.Body);
                continue;
            }

            frames.Add(frame.Body);
            left -= frame.Body.Length;
            if (!frame.Flags.HasFlag(ZmtpFlags.More)) return frames;
            if (frames.Count == ZmtpLimits.MessageFrames) throw new ZmtpException($"A message has more than {frames.Count:N0} frames.");
        }
    }

    /// <summary>Sends a message, after those before it; returns at once.</summary>
    /// <param name="wire">The message as <see cref="ZmtpWire.Message"/> writes it.</param>
    public void Send(byte[] wire)
    {
        Interlocked.Add(ref _unsent, wire.Length);
        _outgoing.Writer.TryWrite(wire);
    }

    /// <summary>Completes when everything has been sent, or the connection is over.</summary>
    public Task DrainAsync()
    {
        _outgoing.Writer.TryComplete();
        return _writing;
    }

    public void Dispose()
    {
        _outgoing.Writer.TryComplete();
        _closed.Cancel();
        _stream.Dispose();
    }

    /// <summary>The one command after the handshake that asks for an answer: is somebody there?</summary>
    private void Obey(byte[] command)
    {
        const int TimeToLive = 2;
        if (!command.AsSpan().StartsWith("\u0004PING"u8) || command.Length < "\u0004PING"u8.Length + TimeToLive) return;
        Send(ZmtpWire.Command([.. "\u0004PONG"u8, .. command[("\u0004PING"u8.Length + TimeToLive)..]]));
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (byte[] wire in _outgoing.Reader.ReadAllAsync())
            {
                await _stream.WriteAsync(wire, Closed);
                Interlocked.Add(ref _unsent, -wire.Length);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Dispose(); // The peer is gone; whoever reads from it hears of it, too.
        }
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NotebookKit.Host.Tests;

/// <summary>The connecting end of a ZMTP 3.0 connection, written from the specification and without the kernel's own code.</summary>
internal sealed class ZmtpClient : IDisposable
{
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;

    private ZmtpClient(TcpClient tcp) => (_tcp, _stream) = (tcp, tcp.GetStream());

    public static async Task<ZmtpClient> ConnectAsync(int port, string socketType, string identity = "")
    {
        var client = new ZmtpClient(await OpenAsync(port));
        byte[] greeting = new byte[64];
        (greeting[0], greeting[9], greeting[10], greeting[11]) = (0xFF, 0x7F, 3, 1);
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        await client._stream.WriteAsync(greeting);
        await client._stream.ReadExactlyAsync(new byte[64]);
        byte[] ready = [5, .. "READY"u8, .. Property("Socket-Type", socketType), .. Property("Identity", identity)];
        await client._stream.WriteAsync((byte[])[4, (byte)ready.Length, .. ready]);
        (int flags, byte[] body) = await client.FrameAsync();
        Assert.Equal(4, flags);
        Assert.StartsWith("\u0005READY", Encoding.ASCII.GetString(body));
        return client;
    }

    public static async Task<TcpClient> OpenAsync(int port)
    {
        // The kernel may only just be starting.
        for (DateTime limit = DateTime.UtcNow.AddMinutes(2); ; await Task.Delay(50))
        {
            var tcp = new TcpClient { NoDelay = true };
            try
            {
                await tcp.ConnectAsync(IPAddress.Loopback, port);
                return tcp;
            }
            catch (SocketException) when (DateTime.UtcNow < limit)
            {
                tcp.Dispose();
            }
        }
    }

    public async Task SendAsync(params byte[][] frames)
    {
        var wire = new MemoryStream();
        for (int i = 0; i < frames.Length; i++)
        {
            wire.WriteByte((byte)((i < frames.Length - 1 ? 1 : 0) | 2));
            byte[] length = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, frames[i].Length);
            wire.Write(length);
            wire.Write(frames[i]);
        }

        await SendRawAsync(wire.ToArray());
    }

    public Task SendRawAsync(byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    public async Task<List<byte[]>> ReceiveAsync()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            (int flags, byte[] body) = await FrameAsync();
            if ((flags & 4) == 0) frames.Add(body);
            if ((flags & 5) == 0) return frames;
        }
    }

    /// <summary>The next frame as it comes, commands too.</summary>
    public async Task<(int Flags, byte[] Body)> FrameAsync()
    {
        byte[] head = new byte[9];
        await _stream.ReadExactlyAsync(head.AsMemory(0, 2));
        long length = head[1];
        if ((head[0] & 2) != 0)
        {
            await _stream.ReadExactlyAsync(head.AsMemory(2));
            length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(1));
        }

        byte[] body = new byte[length];
        await _stream.ReadExactlyAsync(body);
        return (head[0] & ~2, body);
    }

    public void Dispose() => _tcp.Dispose();

    private static byte[] Property(string name, string value) =>
        [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 0, 0, 0, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}

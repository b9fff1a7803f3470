using System.Buffers.Binary;

namespace NotebookKit.Host;

/// <summary>Frames as bytes (ZMTP 3.0, section "Framing").</summary>
internal static class ZmtpWire
{
    // What a peer announces is allocated as it arrives: a length alone must not cost memory.
    private const int FirstBytes = 1 << 16;
    private const ZmtpFlags Known = ZmtpFlags.More | ZmtpFlags.Long | ZmtpFlags.Command;

    /// <summary>A whole message.</summary>
    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        byte[] wire = new byte[frames.Sum(SizeOf)];
        int at = 0;
        for (int i = 0; i < frames.Count; i++) at += Write(wire.AsSpan(at), i < frames.Count - 1 ? ZmtpFlags.More : ZmtpFlags.None, frames[i]);
        return wire;
    }

    public static byte[] Command(byte[] body)
    {
        byte[] wire = new byte[SizeOf(body)];
        Write(wire, ZmtpFlags.Command, body);
        return wire;
    }

    /// <summary>The next frame.</summary>
    /// <param name="stream">Where it comes from.</param>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ZmtpException">It is none, or too long.</exception>
    /// <exception cref="EndOfStreamException">The peer is gone.</exception>
    public static async Task<ZmtpFrame> ReadAsync(Stream stream, long limit, CancellationToken cancellation)
    {
        byte[] head = new byte[sizeof(byte) + sizeof(ulong)];
        await stream.ReadExactlyAsync(head.AsMemory(0, 2), cancellation);
        var flags = (ZmtpFlags)head[0];
        if ((flags & ~Known) != 0 || (flags & (ZmtpFlags.Command | ZmtpFlags.More)) == (ZmtpFlags.Command | ZmtpFlags.More))
            throw new ZmtpException("A frame has flags that ZMTP 3.0 does not know.");

        ulong length = head[1];
        if (flags.HasFlag(ZmtpFlags.Long))
        {
            await stream.ReadExactlyAsync(head.AsMemory(2), cancellation);
            length = BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(1));
        }

        if (length > (ulong)limit) throw new ZmtpException($"A frame of {length:N0} bytes is longer than the {limit:N0} that are taken.");
        return new ZmtpFrame(flags & ~ZmtpFlags.Long, await ReadBodyAsync(stream, (int)length, cancellation));
    }

    private static async Task<byte[]> ReadBodyAsync(Stream stream, int length, CancellationToken cancellation)
    {
        byte[] body = new byte[Math.Min(length, FirstBytes)];
        for (int filled = 0; ;)
        {
            await stream.ReadExactlyAsync(body.AsMemory(filled), cancellation);
            filled = body.Length;
            if (filled == length) return body;
            Array.Resize(ref body, (int)Math.Min(length, filled * 2L));
        }
    }

    private static int SizeOf(byte[] body) => body.Length + (body.Length > byte.MaxValue ? sizeof(byte) + sizeof(ulong) : 2);

    private static int Write(Span<byte> wire, ZmtpFlags flags, byte[] body)
    {
        int head = SizeOf(body) - body.Length;
        wire[0] = (byte)(head > 2 ? flags | ZmtpFlags.Long : flags);
        if (head > 2) BinaryPrimitives.WriteUInt64BigEndian(wire[1..], (ulong)body.Length);
        else wire[1] = (byte)body.Length;
        body.CopyTo(wire[head..]);
        return head + body.Length;
    }
}

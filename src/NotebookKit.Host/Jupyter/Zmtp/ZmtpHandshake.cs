using System.Buffers.Binary;
using System.Text;

namespace NotebookKit.Host;

/// <summary>
/// How two ends of a connection introduce themselves: a greeting of 64 bytes, then one READY command each (ZMTP 3.0 with the
/// NULL mechanism; a peer of 3.1 goes back to 3.0 when it reads our greeting).
/// </summary>
internal static class ZmtpHandshake
{
    private const int GreetingBytes = 64, VersionAt = 10, MechanismAt = 12, MechanismBytes = 20;
    private const byte Signature = 0xFF, SignatureEnd = 0x7F, Version = 3;
    private const string Ready = "READY";
    private static readonly byte[] NoSecurity = [.. "NULL"u8, .. new byte[MechanismBytes - 4]];

    /// <summary>Introduces both sides.</summary>
    /// <returns>The name that the peer gave itself; empty where it gave none.</returns>
    /// <exception cref="ZmtpException">It speaks something else, or is a kind of socket that does not fit.</exception>
    public static async Task<byte[]> RunAsync(Stream stream, ZmtpSocketKind kind, CancellationToken cancellation)
    {
        await stream.WriteAsync(Greeting(), cancellation);
        byte[] theirs = new byte[GreetingBytes];
        // Byte by byte at first: a browser or a telnet is known by its first letter and need not be waited for.
        await stream.ReadExactlyAsync(theirs.AsMemory(0, 1), cancellation);
        if (theirs[0] != Signature) throw new ZmtpException("The peer's first byte is not ZMTP's.");
        await stream.ReadExactlyAsync(theirs.AsMemory(1, VersionAt), cancellation);
        if (theirs[VersionAt - 1] != SignatureEnd || theirs[VersionAt] < Version) throw new ZmtpException("The peer speaks a ZMTP before 3.0.");
        await stream.ReadExactlyAsync(theirs.AsMemory(VersionAt + 1), cancellation);
        if (!theirs.AsSpan(MechanismAt, MechanismBytes).SequenceEqual(NoSecurity)) throw new ZmtpException("The peer wants a security mechanism; Jupyter signs its messages instead.");

        await stream.WriteAsync(ZmtpWire.Command(ReadyCommand(kind)), cancellation);
        ZmtpFrame answer = await ZmtpWire.ReadAsync(stream, ZmtpLimits.CommandBytes, cancellation);
        Dictionary<string, byte[]> properties = Properties(answer);
        string type = properties.TryGetValue("Socket-Type", out byte[]? name) ? Encoding.ASCII.GetString(name) : "";
        return kind.Peers.Contains(type) ? properties.GetValueOrDefault("Identity", []) : throw new ZmtpException($"A {type} cannot connect to a {kind.Name}.");
    }

    private static byte[] Greeting()
    {
        byte[] greeting = new byte[GreetingBytes];
        greeting[0] = Signature;
        greeting[VersionAt - 1] = SignatureEnd;
        greeting[VersionAt] = Version;
        NoSecurity.CopyTo(greeting, MechanismAt);
        return greeting;
    }

    private static byte[] ReadyCommand(ZmtpSocketKind kind) =>
        [(byte)Ready.Length, .. "READY"u8, .. Property("Socket-Type", kind.Name), .. Property("Identity", "")];

    private static byte[] Property(string name, string value) =>
        [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), 0, 0, 0, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private static Dictionary<string, byte[]> Properties(ZmtpFrame frame)
    {
        ReadOnlySpan<byte> rest = frame.Body;
        if (!frame.Flags.HasFlag(ZmtpFlags.Command) || Encoding.ASCII.GetString(Take(ref rest, TakeLength(ref rest, sizeof(byte)))) != Ready)
            throw new ZmtpException("The peer does not say READY.");

        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        while (!rest.IsEmpty)
        {
            string name = Encoding.ASCII.GetString(Take(ref rest, TakeLength(ref rest, sizeof(byte))));
            properties[name] = Take(ref rest, TakeLength(ref rest, sizeof(uint))).ToArray();
        }

        return properties;
    }

    private static uint TakeLength(ref ReadOnlySpan<byte> rest, int bytes)
    {
        ReadOnlySpan<byte> length = Take(ref rest, (uint)bytes);
        return bytes == sizeof(byte) ? length[0] : BinaryPrimitives.ReadUInt32BigEndian(length);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, uint count)
    {
        if (count > rest.Length) throw new ZmtpException("The peer's READY is cut short.");
        ReadOnlySpan<byte> taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}

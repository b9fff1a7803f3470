using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// Jupyter's messages as frames (protocol 5.4, section "The wire protocol"): a delimiter, an HMAC-SHA256 over what follows,
/// then header, parent header, metadata and content as JSON.
/// </summary>
/// <param name="key">What the front ends sign with; empty where nothing is signed.</param>
internal sealed class MessageCodec(byte[] key)
{
    public const string ProtocolVersion = "5.4";

    private const int SignedFrames = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] NoParent = "{}"u8.ToArray();

    private readonly SeenSignatures _seen = new();

    /// <summary>What this kernel's own messages name as their session.</summary>
    public string Session { get; } = Guid.NewGuid().ToString();

    /// <summary>Reads a message.</summary>
    /// <returns>Null for one that is not whole, not signed with the key, or was seen before: nobody answers a stranger.</returns>
    public JupyterRequest? Read(RoutedMessage message)
    {
        IReadOnlyList<byte[]> frames = message.Frames;
        int at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(Delimiter)) at++;
        if (frames.Count < at + 2 + SignedFrames) return null;
        byte[][] signed = [.. frames.Skip(at + 2).Take(SignedFrames)];
        if (!IsGenuine(frames[at + 1], signed)) return null;

        try
        {
            JsonObject? header = MessageJson.ReadObject(signed[0]), metadata = MessageJson.ReadObject(signed[2]), content = MessageJson.ReadObject(signed[3]);
            return header?.Text("msg_type") is { } type && header.Text("msg_id") is not null && content is not null
                ? new JupyterRequest(message.Peer, [.. frames.Take(at)], signed[0], type, metadata ?? [], content)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a message, without the frames that lead it to somebody.</summary>
    /// <param name="type">What it says.</param>
    /// <param name="parent">The header of the message that caused it, or null.</param>
    /// <param name="content">The particulars.</param>
    public byte[][] Write(string type, byte[]? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString(),
            ["session"] = Session,
            ["username"] = "nbkit",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] signed = [MessageJson.Write(header), parent ?? NoParent, NoParent, MessageJson.Write(content)];
        return [Delimiter, key.Length > 0 ? Sign(signed) : [], .. signed];
    }

    private bool IsGenuine(byte[] signature, byte[][] signed) =>
        key.Length == 0 || (CryptographicOperations.FixedTimeEquals(signature, Sign(signed)) && _seen.Add(Encoding.ASCII.GetString(signature)));

    private byte[] Sign(byte[][] parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

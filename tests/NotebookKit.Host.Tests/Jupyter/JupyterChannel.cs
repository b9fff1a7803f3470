using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NotebookKit.Host.Tests;

/// <summary>One of a client's channels: signs what it sends, and checks the signature and the form of whatever comes.</summary>
internal sealed class JupyterChannel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ZmtpClient _socket;
    private readonly byte[] _key;
    private readonly string _session;
    private readonly Channel<JupyterMessage> _incoming = Channel.CreateUnbounded<JupyterMessage>();

    public JupyterChannel(ZmtpClient socket, byte[] key, string session)
    {
        (_socket, _key, _session) = (socket, key, session);
        _ = ReadAsync();
    }

    /// <returns>The message's id.</returns>
    public async Task<string> SendAsync(string type, JsonObject content, byte[]? key = null)
    {
        byte[][] frames = Write(type, content, out string id, key);
        await _socket.SendAsync(frames);
        return id;
    }

    public byte[][] Write(string type, JsonObject content, out string id, byte[]? key = null)
    {
        id = Guid.NewGuid().ToString();
        var header = new JsonObject { ["msg_id"] = id, ["session"] = _session, ["username"] = "test", ["date"] = DateTime.UtcNow.ToString("o"), ["msg_type"] = type, ["version"] = "5.3" };
        byte[][] parts = [.. ((string[])[header.ToJsonString(), "{}", "{}", content.ToJsonString()]).Select(Encoding.UTF8.GetBytes)];
        return [Encoding.ASCII.GetBytes("<IDS|MSG>"), Sign(key ?? _key, parts), .. parts];
    }

    public Task SendFramesAsync(byte[][] frames) => _socket.SendAsync(frames);

    public Task SendRawAsync(byte[] bytes) => _socket.SendRawAsync(bytes);

    public async Task<JupyterMessage> ReceiveAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return await _incoming.Reader.ReadAsync(limit.Token);
    }

    /// <summary>The next message that a request has caused.</summary>
    public async Task<JupyterMessage> ReceiveAsync(string parentId)
    {
        while (true)
            if (await ReceiveAsync() is { } message && message.ParentId == parentId)
                return message;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            while (true) await _incoming.Writer.WriteAsync(Read(await _socket.ReceiveAsync()));
        }
        catch (Exception failure)
        {
            _incoming.Writer.TryComplete(failure);
        }
    }

    private JupyterMessage Read(List<byte[]> frames)
    {
        int at = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        byte[][] parts = [.. frames.Skip(at + 2).Take(4)];
        Assert.Equal(Encoding.ASCII.GetString(Sign(_key, parts)), Encoding.ASCII.GetString(frames[at + 1]));
        JsonObject header = Parse(parts[0]), parent = Parse(parts[1]), content = Parse(parts[3]);
        string type = header["msg_type"]!.GetValue<string>();
        MessageSchema.Check(header, type, content);
        return new JupyterMessage(type, (string?)parent["msg_id"], content);
    }

    private static JsonObject Parse(byte[] json) => JsonNode.Parse(json)!.AsObject();

    private static byte[] Sign(byte[] key, byte[][] parts) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, parts.SelectMany(part => part).ToArray())));
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class MessageCodecTests
{
    private const string Header = """{"msg_id":"1","msg_type":"execute_request","session":"s"}""";
    private static readonly byte[] Key = "secret"u8.ToArray();

    private readonly MessageCodec _codec = new(Key);

    [Fact]
    public void A_signed_message_is_read()
    {
        JupyterRequest request = _codec.Read(Message(Header, """{"code":"1"}"""))!;

        Assert.Equal("execute_request", request.Type);
        Assert.Equal("execute_reply", request.ReplyType);
        Assert.Equal("1", request.Content.Text("code"));
        Assert.Equal(["route"], request.Envelope.Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void A_wrong_signature_is_ignored() => Assert.Null(_codec.Read(Message(Header, "{}", key: "other"u8.ToArray())));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    public void No_signature_is_ignored(string signature)
    {
        RoutedMessage message = Message(Header, "{}");

        Assert.Null(_codec.Read(message with { Frames = [.. message.Frames.Take(2), Encoding.UTF8.GetBytes(signature), .. message.Frames.Skip(3)] }));
    }

    [Fact]
    public void The_same_message_counts_once()
    {
        RoutedMessage message = Message(Header, "{}");

        Assert.NotNull(_codec.Read(message));
        Assert.Null(_codec.Read(message));
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        var codec = new MessageCodec([]);

        Assert.NotNull(codec.Read(Message(Header, "{}", key: [])));
        Assert.NotNull(codec.Read(Message(Header, "{}", key: [])));
        Assert.Empty(codec.Write("status", null, [])[1]);
    }

    [Theory]
    [InlineData("{", "{}")]
    [InlineData("[]", "{}")]
    [InlineData("""{"msg_id":"1"}""", "{}")]
    [InlineData("""{"msg_id":1,"msg_type":2}""", "{}")]
    [InlineData("""{"msg_id":"1","msg_id":"1","msg_type":"x"}""", "{}")]
    [InlineData(Header, "[1]")]
    [InlineData(Header, "null")]
    [InlineData(Header, "\u0001")]
    [InlineData(Header, """{"code":""")]
    public void What_is_no_message_is_ignored(string header, string content) => Assert.Null(_codec.Read(Message(header, content)));

    [Fact]
    public void A_message_without_all_its_frames_is_ignored() =>
        Assert.Null(_codec.Read(new RoutedMessage("peer", ["<IDS|MSG>"u8.ToArray(), [], []])));

    [Theory]
    [InlineData("""{"code":"\ud83d"}""")]
    [InlineData("""{"code":5}""")]
    [InlineData("""{"code":["a"]}""")]
    [InlineData("{}")]
    public void A_text_that_is_none_is_absent(string content) => Assert.Null(_codec.Read(Message(Header, content))!.Content.Text("code"));

    [Theory]
    [InlineData("""{"n":3}""", 3)]
    [InlineData("""{"n":3.0}""", 3)]
    [InlineData("""{"n":1e300}""", int.MaxValue)]
    [InlineData("""{"n":"3"}""", null)]
    [InlineData("""{"n":null}""", null)]
    public void A_number_is_one_within_reach(string content, int? expected) => Assert.Equal(expected, JsonNode.Parse(content)!.AsObject().Number("n"));

    [Fact]
    public void What_is_written_carries_the_parent_s_header_as_it_came_and_a_signature()
    {
        byte[] parent = Encoding.UTF8.GetBytes(Header);
        byte[][] frames = _codec.Write("status", parent, new JsonObject { ["execution_state"] = "süß" });

        Assert.Equal(Signature(Key, frames[2..]), frames[1]);
        Assert.Equal(parent, frames[3]);
        Assert.Contains("süß", Encoding.UTF8.GetString(frames[5]));
    }

    private static RoutedMessage Message(string header, string content, byte[]? key = null)
    {
        byte[][] signed = [.. ((string[])[header, "{}", "{}", content]).Select(Encoding.UTF8.GetBytes)];
        return new RoutedMessage("peer", ["route"u8.ToArray(), "<IDS|MSG>"u8.ToArray(), Signature(key ?? Key, signed), .. signed]);
    }

    private static byte[] Signature(byte[] key, byte[][] parts) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, parts.SelectMany(part => part).ToArray())));
}

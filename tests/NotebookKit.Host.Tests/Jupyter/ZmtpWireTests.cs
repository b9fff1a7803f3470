using System.Text;

namespace NotebookKit.Host.Tests;

public sealed class ZmtpWireTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(200_000)]
    public async Task A_frame_comes_back_as_it_was(int length)
    {
        byte[] body = new byte[length];
        new Random(1).NextBytes(body);

        ZmtpFrame frame = await ReadAsync(ZmtpWire.Message([body]));

        Assert.Equal(ZmtpFlags.None, frame.Flags);
        Assert.Equal(body, frame.Body);
    }

    [Fact]
    public async Task All_but_the_last_frame_say_that_more_follow()
    {
        using var stream = new MemoryStream(ZmtpWire.Message([[1], new byte[1000], [3]]));
        var flags = new List<ZmtpFlags>();
        for (int i = 0; i < 3; i++) flags.Add((await ZmtpWire.ReadAsync(stream, 2000, TestContext.Current.CancellationToken)).Flags);

        Assert.Equal([ZmtpFlags.More, ZmtpFlags.More, ZmtpFlags.None], flags);
    }

    [Theory]
    [InlineData(new byte[] { 0x08, 1, 0 })]
    [InlineData(new byte[] { 0x05, 1, 0 })]
    [InlineData(new byte[] { 0x02, 0x7F, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x02, 0xFF, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x00, 200 })]
    public async Task What_is_no_frame_or_too_long_is_refused(byte[] wire) =>
        await Assert.ThrowsAsync<ZmtpException>(() => ReadAsync(wire, limit: 100));

    [Fact]
    public async Task A_frame_that_is_cut_short_ends_the_stream() =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync(ZmtpWire.Message([new byte[1000]])[..500]));

    [Theory]
    [InlineData("READY\u000bSocket-Type\0\0\0\u0003SUB", "A SUB cannot connect to a ROUTER")]
    [InlineData("READY", "cannot connect")]
    [InlineData("READY\u000bSocket-Type\0\0\u0001\u0003SUB", "cut short")]
    [InlineData("READY\u007fSocket", "cut short")]
    [InlineData("ERROR", "does not say READY")]
    public async Task A_peer_that_does_not_fit_is_refused(string ready, string why)
    {
        byte[] greeting = new byte[64];
        (greeting[0], greeting[9], greeting[10]) = (0xFF, 0x7F, 3);
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        byte[] wire = [.. greeting, .. ZmtpWire.Command([5, .. Encoding.Latin1.GetBytes(ready)])];

        ZmtpException refusal = await Assert.ThrowsAsync<ZmtpException>(() => ZmtpHandshake.RunAsync(new Duplex(wire), ZmtpSocketKind.Router, TestContext.Current.CancellationToken));

        Assert.Contains(why, refusal.Message);
    }

    private static async Task<ZmtpFrame> ReadAsync(byte[] wire, long limit = 1 << 20)
    {
        using var stream = new MemoryStream(wire);
        return await ZmtpWire.ReadAsync(stream, limit, TestContext.Current.CancellationToken);
    }

    /// <summary>What a peer sends; what it is sent goes nowhere.</summary>
    private sealed class Duplex(byte[] incoming) : MemoryStream(incoming, writable: false)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}

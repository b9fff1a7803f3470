using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>Whatever strangers and broken clients send: the kernel goes on.</summary>
public sealed class KernelRobustnessTests(KernelProcess kernel) : IClassFixture<KernelProcess>
{
    private JupyterClient Client => kernel.Client;

    private static byte[] Greeting => [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("\u0000\u0001\u0002\u0003")]
    [InlineData("")]
    [InlineData("SSH-2.0-x\r\n")]
    public async Task Junk_on_every_port_changes_nothing(string junk)
    {
        foreach (int port in Client.Ports.All) await ThrowAsync(port, Encoding.Latin1.GetBytes(junk));

        await StillWorksAsync();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(64)]
    public async Task A_greeting_that_stops_changes_nothing(int bytes)
    {
        foreach (int port in Client.Ports.All) await ThrowAsync(port, Greeting[..bytes]);

        await StillWorksAsync();
    }

    [Fact]
    public async Task Random_bytes_after_a_greeting_change_nothing()
    {
        var random = new Random(1);
        foreach (int port in Client.Ports.All)
            for (int i = 0; i < 20; i++)
            {
                byte[] noise = new byte[random.Next(1, 500)];
                random.NextBytes(noise);
                await ThrowAsync(port, [.. Greeting, .. noise]);
            }

        await StillWorksAsync();
    }

    [Fact]
    public async Task A_peer_of_the_wrong_kind_is_let_go()
    {
        using ZmtpClient subscriber = await ZmtpClient.ConnectAsync(Client.Ports.Shell, "SUB");

        await Assert.ThrowsAnyAsync<IOException>(() => subscriber.FrameAsync());
        await StillWorksAsync();
    }

    [Fact]
    public async Task A_frame_that_is_announced_too_long_ends_its_connection_only()
    {
        foreach (int port in Client.Ports.All)
        {
            using ZmtpClient rude = await ZmtpClient.ConnectAsync(port, port == Client.Ports.Iopub ? "SUB" : port == Client.Ports.Heartbeat ? "REQ" : "DEALER");
            await rude.SendRawAsync([0x02, 0x00, 0x00, 0x00, 0xFF, 0, 0, 0, 0]);

            await Assert.ThrowsAnyAsync<IOException>(() => rude.FrameAsync());
        }

        await StillWorksAsync();
    }

    [Fact]
    public async Task A_message_of_endless_frames_ends_its_connection_only()
    {
        using ZmtpClient rude = await ZmtpClient.ConnectAsync(Client.Ports.Shell, "DEALER");
        await rude.SendRawAsync([.. Enumerable.Range(0, 5000).SelectMany(_ => new byte[] { 1, 0 })]);

        await Assert.ThrowsAnyAsync<IOException>(() => rude.FrameAsync());
        await StillWorksAsync();
    }

    [Fact]
    public async Task A_client_that_vanishes_in_the_middle_of_a_message_changes_nothing()
    {
        using (ZmtpClient going = await ZmtpClient.ConnectAsync(Client.Ports.Shell, "DEALER", "going"))
            await going.SendRawAsync([1, 9, .. "<IDS|MSG>"u8, 1, 100, 1, 2, 3]);

        await StillWorksAsync();
    }

    [Fact]
    public async Task A_client_that_vanishes_while_its_cell_runs_changes_nothing()
    {
        using (JupyterClient going = await JupyterClient.ConnectAsync(Client.Ports))
            await going.SendCellAsync("for (int i = 0; i < 50; i++) { Console.WriteLine(i); await Task.Delay(10); }");

        await StillWorksAsync();
    }

    [Fact]
    public async Task A_cell_that_asks_a_client_that_is_gone_gets_an_error()
    {
        using (JupyterClient going = await JupyterClient.ConnectAsync(Client.Ports))
        {
            string id = await going.SendCellAsync("string answer; try { answer = Console.ReadLine(); } catch (Exception e) { answer = e.Message; }");
            await going.Stdin.ReceiveAsync(id);
        }

        Assert.Contains("is gone", (await Client.RunAsync("answer")).Result);
    }

    [Fact]
    public async Task A_wrong_signature_is_not_answered()
    {
        string forged = await Client.Shell.SendAsync("execute_request", new JsonObject { ["code"] = "var forged = 1;" }, key: "guessed"u8.ToArray());
        string id = await Client.SendCellAsync("forged");
        Execution cell = await Client.EndAsync(id);

        Assert.Contains("CS0103", cell.Reply["evalue"]);
        Assert.NotEqual(forged, cell.Reply.ParentId);
    }

    [Fact]
    public async Task A_message_that_is_sent_again_is_not_run_again()
    {
        await Client.RunAsync("var times = 0;");
        byte[][] frames = Client.Shell.Write("execute_request", new JsonObject { ["code"] = "times++;" }, out string id);
        await Client.Shell.SendFramesAsync(frames);
        await Client.EndAsync(id);
        await Client.Shell.SendFramesAsync(frames);

        Assert.Equal("1", (await Client.RunAsync("times")).Result);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("null", "null")]
    [InlineData("{\"msg_type\":\"execute_request\"}", "{}")]
    [InlineData("not json", "{}")]
    public async Task A_signed_message_that_is_none_is_not_answered(string header, string content)
    {
        byte[][] frames = Client.Shell.Write("x", [], out _);
        byte[][] parts = [Encoding.UTF8.GetBytes(header), frames[3], frames[4], Encoding.UTF8.GetBytes(content)];
        byte[] signature = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Client.Ports.Key, parts.SelectMany(part => part).ToArray())));
        await Client.Shell.SendFramesAsync([frames[0], signature, .. parts]);

        await StillWorksAsync();
    }

    [Theory]
    [InlineData("complete_request", """{"code":5,"cursor_pos":"x"}""")]
    [InlineData("complete_request", """{"code":"Con","cursor_pos":-7}""")]
    [InlineData("inspect_request", """{"code":"x","cursor_pos":1000000}""")]
    [InlineData("is_complete_request", "{}")]
    [InlineData("history_request", """{"hist_access_type":"range","session":-99,"start":"a","stop":null}""")]
    [InlineData("history_request", """{"n":-5}""")]
    [InlineData("comm_info_request", """{"target_name":[]}""")]
    public async Task Particulars_of_the_wrong_type_are_answered(string type, string content)
    {
        string id = await Client.Shell.SendAsync(type, JsonNode.Parse(content)!.AsObject());

        Assert.Equal(type.Replace("_request", "_reply"), (await Client.Shell.ReceiveAsync(id)).Type);
    }

    [Fact]
    public async Task A_message_of_megabytes_is_taken()
    {
        string text = new('x', 5_000_000);

        Assert.Equal("5000000", (await Client.RunAsync($"\"{text}\".Length")).Result);
    }

    private static async Task ThrowAsync(int port, byte[] bytes)
    {
        using TcpClient tcp = await ZmtpClient.OpenAsync(port);
        try
        {
            await tcp.GetStream().WriteAsync(bytes);
        }
        catch (IOException)
        {
            // It has hung up already.
        }
    }

    private async Task StillWorksAsync() => Assert.Equal("2", (await Client.RunAsync("1 + 1")).Result);
}

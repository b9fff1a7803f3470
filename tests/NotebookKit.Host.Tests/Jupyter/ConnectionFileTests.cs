using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_front_end_s_file_is_read()
    {
        KernelPorts ports = KernelPorts.Free();

        ConnectionInfo info = ConnectionFile.Read(_folder.Write("c.json", ports.ConnectionFile().ToJsonString()));

        Assert.Equal((ports.Shell, ports.Iopub, ports.Stdin, ports.Control, ports.Heartbeat), (info.Shell, info.Iopub, info.Stdin, info.Control, info.Heartbeat));
        Assert.Equal(IPAddress.Loopback, info.Address);
        Assert.Equal(ports.Key, info.Key);
    }

    [Theory]
    [InlineData("transport", "\"ipc\"", "TCP only")]
    [InlineData("key", null, "no \"key\"")]
    [InlineData("key", "5", "\"key\" that is no text")]
    [InlineData("signature_scheme", "\"hmac-md5\"", "hmac-md5")]
    [InlineData("shell_port", null, "no number \"shell_port\"")]
    [InlineData("hb_port", "\"x\"", "no number \"hb_port\"")]
    [InlineData("control_port", "0", "no TCP port")]
    [InlineData("iopub_port", "70000", "no TCP port")]
    [InlineData("stdin_port", "-1", "no TCP port")]
    [InlineData("ip", "\"no such host\"", "no address")]
    public void A_fault_is_said_in_a_sentence(string name, string? value, string fault)
    {
        JsonObject file = KernelPorts.Free().ConnectionFile();
        file.Remove(name);
        if (value is not null) file[name] = JsonNode.Parse(value);

        Assert.Contains(fault, Fault(file.ToJsonString()));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{\"key\":", "not JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\"key\":\"\",\"key\":\"\"}", "not JSON")]
    public void What_is_no_connection_file_is_said(string text, string fault) => Assert.Contains(fault, Fault(text));

    [Fact]
    public void Two_channels_cannot_share_a_port()
    {
        JsonObject file = KernelPorts.Free().ConnectionFile();
        file["stdin_port"] = file["shell_port"]!.GetValue<int>();

        Assert.Contains("the same port", Fault(file.ToJsonString()));
    }

    [Fact]
    public async Task A_file_that_is_missing_ends_the_kernel_with_a_sentence()
    {
        using Nbkit kernel = await Nbkit.RunAsync(_folder.Path, "jupyter", "kernel", "--connection-file", "nowhere.json");

        Assert.Equal(ExitCodes.BadInput, kernel.ExitCode);
        Assert.StartsWith("nbkit: There is no connection file", kernel.Errors);
        Assert.Single(kernel.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_the_kernel_with_a_sentence()
    {
        KernelPorts ports = KernelPorts.Free();
        using var taken = new TcpListener(IPAddress.Loopback, ports.Control);
        taken.Start();
        string file = _folder.Write("c.json", ports.ConnectionFile().ToJsonString());

        using Nbkit kernel = await Nbkit.RunAsync(_folder.Path, "jupyter", "kernel", "--connection-file", file);

        Assert.Equal(ExitCodes.BadInput, kernel.ExitCode);
        Assert.Contains($"cannot listen on 127.0.0.1, port {ports.Control}", kernel.Errors);
    }

    private string Fault(string text) => Assert.Throws<KitException>(() => ConnectionFile.Read(_folder.Write("c.json", text))).Message;
}

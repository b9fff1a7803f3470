using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>Where a kernel is to listen, on ports that are free just now.</summary>
internal sealed record KernelPorts(int Shell, int Iopub, int Stdin, int Control, int Heartbeat, byte[] Key)
{
    public IReadOnlyList<int> All => [Shell, Iopub, Stdin, Control, Heartbeat];

    public static KernelPorts Free()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners) listener.Stop();
        return new KernelPorts(ports[0], ports[1], ports[2], ports[3], ports[4], Encoding.UTF8.GetBytes(Guid.NewGuid().ToString()));
    }

    public JsonObject ConnectionFile() => new()
    {
        ["shell_port"] = Shell,
        ["iopub_port"] = Iopub,
        ["stdin_port"] = Stdin,
        ["control_port"] = Control,
        ["hb_port"] = Heartbeat,
        ["ip"] = "127.0.0.1",
        ["transport"] = "tcp",
        ["key"] = Encoding.UTF8.GetString(Key),
        ["signature_scheme"] = "hmac-sha256",
        ["kernel_name"] = "notebookkit",
    };
}

using System.Text.Json.Nodes;

namespace NotebookKit.Host.Tests;

/// <summary>A front end: five channels to a kernel.</summary>
internal sealed class JupyterClient : IDisposable
{
    private JupyterClient(KernelPorts ports, JupyterChannel[] channels, ZmtpClient heartbeat)
    {
        (Ports, Heartbeat) = (ports, heartbeat);
        (Shell, Control, Stdin, Iopub) = (channels[0], channels[1], channels[2], channels[3]);
    }

    public KernelPorts Ports { get; }

    public JupyterChannel Shell { get; }

    public JupyterChannel Control { get; }

    public JupyterChannel Stdin { get; }

    public JupyterChannel Iopub { get; }

    public ZmtpClient Heartbeat { get; }

    /// <summary>Connects, and waits until the kernel answers and this client hears its broadcasts.</summary>
    public static async Task<JupyterClient> ConnectAsync(KernelPorts ports)
    {
        string session = Guid.NewGuid().ToString();
        async Task<JupyterChannel> Open(int port, string type) => new(await ZmtpClient.ConnectAsync(port, type, type == "DEALER" ? session : ""), ports.Key, session);
        ZmtpClient subscriber = await ZmtpClient.ConnectAsync(ports.Iopub, "SUB");
        await subscriber.SendAsync([1]);
        JupyterChannel[] channels = [await Open(ports.Shell, "DEALER"), await Open(ports.Control, "DEALER"), await Open(ports.Stdin, "DEALER"), new(subscriber, ports.Key, session)];
        var client = new JupyterClient(ports, channels, await ZmtpClient.ConnectAsync(ports.Heartbeat, "REQ"));
        while (true)
        {
            string id = await client.Shell.SendAsync("kernel_info_request", []);
            await client.Shell.ReceiveAsync(id);
            // Whether the subscription came before the broadcast is for the kernel to see; ask again until it did.
            Task<JupyterMessage> heard = client.Iopub.ReceiveAsync(id);
            if (await Task.WhenAny(heard, Task.Delay(200)) == heard) break;
        }

        return client;
    }

    /// <summary>Sends a request on the shell channel and waits for its answer and for the end of what it causes.</summary>
    public Task<Execution> AskAsync(string type, JsonObject content) => AskAsync(Shell, type, content);

    public async Task<Execution> AskAsync(JupyterChannel channel, string type, JsonObject content) => await EndAsync(channel, await channel.SendAsync(type, content));

    public Task<string> SendCellAsync(string code, bool silent = false, bool storeHistory = true, bool allowStdin = true, bool stopOnError = true, JsonObject? expressions = null) =>
        Shell.SendAsync("execute_request", new JsonObject
        {
            ["code"] = code,
            ["silent"] = silent,
            ["store_history"] = storeHistory,
            ["user_expressions"] = expressions ?? [],
            ["allow_stdin"] = allowStdin,
            ["stop_on_error"] = stopOnError,
        });

    public async Task<Execution> RunAsync(string code, bool silent = false, bool storeHistory = true, bool allowStdin = true, JsonObject? expressions = null) =>
        await EndAsync(await SendCellAsync(code, silent, storeHistory, allowStdin, expressions: expressions));

    /// <summary>Waits for the answer to a cell and for the end of its outputs.</summary>
    public Task<Execution> EndAsync(string id) => EndAsync(Shell, id);

    public void Dispose()
    {
        Heartbeat.Dispose();
        foreach (JupyterChannel channel in (JupyterChannel[])[Shell, Control, Stdin, Iopub]) channel.Dispose();
    }

    private async Task<Execution> EndAsync(JupyterChannel channel, string id)
    {
        var messages = new List<JupyterMessage>();
        do messages.Add(await Iopub.ReceiveAsync(id));
        while (!messages[^1].IsIdle);
        return new Execution(await channel.ReceiveAsync(id), messages);
    }
}

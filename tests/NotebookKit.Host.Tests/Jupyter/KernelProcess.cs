namespace NotebookKit.Host.Tests;

/// <summary>A real kernel in a process of its own, and a client that is connected to it.</summary>
public sealed class KernelProcess : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Nbkit? _kernel;

    internal JupyterClient Client { get; private set; } = null!;

    internal Nbkit Process => _kernel!;

    internal string Folder => _folder.Path;

    public ValueTask InitializeAsync() => new(StartAsync());

    /// <param name="environment">More variables of its environment.</param>
    internal async Task StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        KernelPorts ports = KernelPorts.Free();
        string file = _folder.Write("connection.json", ports.ConnectionFile().ToJsonString());
        var all = new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["NOTEBOOKKIT_CACHE"] = _folder.File("cache") };
        _kernel = Nbkit.Start(_folder.Path, all, "jupyter", "kernel", "--connection-file", file);
        Client = await JupyterClient.ConnectAsync(ports);
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        _kernel?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

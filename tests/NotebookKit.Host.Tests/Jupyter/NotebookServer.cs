using System.Diagnostics;
using System.Net.Sockets;

namespace NotebookKit.Host.Tests;

/// <summary>Notebook 6 on the loopback address.</summary>
internal sealed class NotebookServer : IDisposable
{
    private readonly Process _process;

    private NotebookServer(Process process, int port)
    {
        (_process, Port) = (process, port);
        // What it logs must not fill the pipe.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private int Port { get; }

    public static async Task<NotebookServer> StartAsync(JupyterTools jupyter)
    {
        int port = KernelPorts.Free().Shell;
        var server = new NotebookServer(jupyter.Start(
            "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.token=", $"--notebook-dir={jupyter.Folder}"), port);
        using TcpClient ready = await ZmtpClient.OpenAsync(port);
        return server;
    }

    public string AddressOf(string notebook) => $"http://127.0.0.1:{Port}/notebooks/{notebook}";

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}

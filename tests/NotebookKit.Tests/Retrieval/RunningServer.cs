using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NotebookKit.Tests;

/// <summary>A real server in a folder and on a port of its own, gone after the test.</summary>
internal abstract class RunningServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = FreePort();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    protected string Folder => _folder.Path;

    protected abstract string Program { get; }

    protected abstract IEnumerable<string> Arguments { get; }

    /// <summary>Kills the process, as a power cut would, and starts another over the same folder.</summary>
    public void KillAndStart()
    {
        Stop();
        Start();
    }

    /// <summary>Kills the process, as a power cut would.</summary>
    public void Stop()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    protected void Start()
    {
        _process = Process.Start(new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path })!;
        using ManualResetEventSlim ready = new();
        Process process = _process;
        List<string> said = [];
        process.OutputDataReceived += (_, line) =>
        {
            lock (said) said.Add(line.Data ?? "");
            if (line.Data is null || line.Data.Contains("Ready to accept", StringComparison.Ordinal)) ready.Set();
        };
        process.ErrorDataReceived += (_, line) => { lock (said) said.Add(line.Data ?? ""); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool came = ready.Wait(Patience) && !process.HasExited;
        lock (said) Assert.True(came, $"{Program} did not start: " + string.Join('\n', said));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

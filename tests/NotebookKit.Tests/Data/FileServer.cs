using System.Net;
using System.Net.Sockets;

namespace NotebookKit.Tests.Data;

/// <summary>Serves the subset's files on the loopback address, with ranges, and misbehaves on request.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public FileServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Home = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        probe.Stop();
        _listener.Prefixes.Add(Home.ToString());
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public Uri Home { get; }

    /// <summary>Break the connection after this many bytes of a response; negative for never.</summary>
    public int BreaksAfter { get; set; } = -1;

    /// <summary>What is served in a file's place.</summary>
    public Func<string, byte[]> Content { get; set; } = MiniFiles.Bytes;

    /// <summary>The Range header of each request, in order.</summary>
    public List<string?> Ranges { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try { context = await _listener.GetContextAsync(); }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException) { return; }
            try { Answer(context); }
            catch (Exception error) when (error is HttpListenerException or IOException or InvalidOperationException) { context.Response.Abort(); }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        byte[] content = Content(context.Request.Url!.AbsolutePath.TrimStart('/'));
        string? range = context.Request.Headers["Range"];
        Ranges.Add(range);
        int from = range is null ? 0 : int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
        if (from >= content.Length)
        {
            context.Response.StatusCode = 416;
            context.Response.Close();
            return;
        }

        if (range is not null) context.Response.StatusCode = 206;
        context.Response.ContentLength64 = content.Length - from;
        if (BreaksAfter >= 0 && content.Length - from > BreaksAfter)
        {
            context.Response.OutputStream.Write(content, from, BreaksAfter);
            context.Response.OutputStream.Flush();
            Thread.Sleep(100);
            context.Response.Abort();
            return;
        }

        context.Response.OutputStream.Write(content, from, content.Length - from);
        context.Response.Close();
    }
}

using System.Net;
using System.Net.Sockets;

namespace NotebookKit.Tests.Data;

/// <summary>A server that takes the connection and never answers: a captive portal, a room with a poor network.</summary>
public sealed class SilentServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentServerTests() => _listener.Start();

    [Fact]
    public void Is_given_up_with_the_sentence_of_a_machine_without_a_network()
    {
        var home = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        using var download = new VerifiedDownload { StallLimit = TimeSpan.FromMilliseconds(200) };

        HttpRequestException refused = Assert.Throws<HttpRequestException>(() => download.Fetch(new Uri(home, "a.gz"), _folder["a.gz"], _ => { }, 10));

        Assert.Contains("nothing arrived for", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace NotebookKit;

/// <summary>
/// Downloads that land whole or not at all: into a ".part" file, resumed where an earlier try left off, verified, then
/// renamed. An interruption, a full disk or a wrong content never leaves a file under its final name, and of several
/// processes that want one file, one fetches it.
/// </summary>
internal sealed class VerifiedDownload : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>How long a connection may deliver nothing before it counts as broken.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Fetches one file.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="target">Where it shall be.</param>
    /// <param name="verify">Throws <see cref="KitException"/> when the file is not what it should be; it is then deleted.</param>
    /// <param name="expectedBytes">Its size, for the progress where the server names none.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached or refuses.</exception>
    /// <exception cref="KitException">The content is wrong, or the cache cannot be written.</exception>
    public void Fetch(Uri url, string target, Action<string> verify, long expectedBytes)
    {
        string part = target + ".part";
        DownloadLock? turn = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            turn = DownloadLock.Wait(target, LiveDisplay.Interrupted());
            if (File.Exists(target)) return; // Another process has fetched and verified it meanwhile.
            Download(url, part, expectedBytes, LiveDisplay.Interrupted());
            VerifyOrDelete(verify, part);
            File.Move(part, target);
        }
        catch (OperationCanceledException error) when (!LiveDisplay.Interrupted().IsCancellationRequested)
        {
            throw new HttpRequestException("it does not answer", error); // The connection's own time limit.
        }
        catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException and not HttpIOException && error.InnerException is not System.Net.Sockets.SocketException))
        {
            throw new KitException($"{part} cannot be written ({error.Message}): free {Math.Max(1, expectedBytes >> 20)} MB there, or set NOTEBOOKKIT_CACHE to a folder that can be written.", error);
        }
        catch (Exception error) when (error is HttpIOException or IOException)
        {
            throw new HttpRequestException($"the connection broke off: {error.Message}; what has arrived is kept, and the next try goes on from there", error);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static void VerifyOrDelete(Action<string> verify, string part)
    {
        try
        {
            verify(part);
        }
        catch (KitException)
        {
            File.Delete(part);
            throw;
        }
    }

    private void Download(Uri url, string part, long expectedBytes, CancellationToken cancellation)
    {
        long have = File.Exists(part) ? new FileInfo(part).Length : 0;
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        if (have > 0) request.Headers.Range = new RangeHeaderValue(have, null);
        using HttpResponseMessage response = BeforeStall(token => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return; // The part is whole already: verification decides.
        response.EnsureSuccessStatusCode();

        bool resumed = response.StatusCode == HttpStatusCode.PartialContent;
        if (!resumed) have = 0;
        long total = have + (response.Content.Headers.ContentLength ?? Math.Max(0, expectedBytes - have));
        ILiveDisplay live = LiveDisplay.Open(new DownloadProgress(url, have, total));

        using Stream source = response.Content.ReadAsStream(cancellation);
        using FileStream file = new(part, resumed ? FileMode.Append : FileMode.Create, FileAccess.Write);
        byte[] buffer = new byte[BufferBytes];
        long shown = Environment.TickCount64;
        for (int read; (read = BeforeStall(token => source.ReadAsync(buffer, token).AsTask(), cancellation)) > 0;)
        {
            file.Write(buffer, 0, read);
            have += read;
            if (Environment.TickCount64 - shown < 250) continue;
            shown = Environment.TickCount64;
            live.Update(new DownloadProgress(url, have, total));
        }

        live.Update(new DownloadProgress(url, have, total));
    }

    /// <summary>A connection that delivers nothing for a while is broken, whatever the server thinks.</summary>
    private T BeforeStall<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using CancellationTokenSource stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stalled.CancelAfter(StallLimit);
        try
        {
            return Task.Run(() => work(stalled.Token), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"nothing arrived for {StallLimit.TotalSeconds:0.#} seconds");
        }
    }
}

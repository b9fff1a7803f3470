using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace NotebookKit.Host;

/// <summary>Sends messages to every peer that subscribed to their first frame.</summary>
internal sealed class PublisherSocket : IAsyncDisposable
{
    private readonly ZmtpListener _listener;
    private readonly ConcurrentDictionary<ZmtpConnection, List<byte[]>> _topics = new();

    public PublisherSocket(IPEndPoint endpoint) => _listener = new ZmtpListener(endpoint, ZmtpSocketKind.Publisher, ServeAsync);

    public void Send(IReadOnlyList<byte[]> frames)
    {
        byte[]? wire = null;
        foreach ((ZmtpConnection peer, List<byte[]> topics) in _topics)
        {
            if (!Wants(topics, frames[0])) continue;
            if (peer.Unsent > ZmtpLimits.Backlog) peer.Dispose();
            else peer.Send(wire ??= ZmtpWire.Message(frames));
        }
    }

    /// <summary>Waits until every peer has read most of what it got; one that stands still for long is let go.</summary>
    public void WaitForRoom()
    {
        long start = Stopwatch.GetTimestamp();
        while (_topics.Keys.Where(peer => peer.Unsent > ZmtpLimits.HighWater).ToArray() is { Length: > 0 } slow)
        {
            Thread.Sleep(5);
            if (Stopwatch.GetElapsedTime(start) < ZmtpLimits.Stall) continue;
            foreach (ZmtpConnection peer in slow) peer.Dispose();
            return;
        }
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(ZmtpConnection connection, CancellationToken stop)
    {
        List<byte[]> topics = _topics[connection] = [];
        try
        {
            while (true) Take(topics, await connection.ReceiveAsync(stop));
        }
        finally
        {
            _topics.TryRemove(connection, out _);
        }
    }

    private static void Take(List<byte[]> topics, IReadOnlyList<byte[]> message)
    {
        if (message is not [[var verb, .. var topic]]) return;
        lock (topics)
        {
            if (verb == 1 && topics.Count < ZmtpLimits.Subscriptions) topics.Add(topic);
            else if (verb == 0 && topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is >= 0 and var at) topics.RemoveAt(at);
        }
    }

    private static bool Wants(List<byte[]> topics, byte[] topic)
    {
        lock (topics) return topics.Exists(prefix => topic.AsSpan().StartsWith(prefix));
    }
}

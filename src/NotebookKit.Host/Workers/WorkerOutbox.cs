using System.Collections.Concurrent;
using System.Text;

namespace NotebookKit.Host;

/// <summary>
/// Sends a worker's messages from a thread of its own. A cell may be aborted anywhere: it only lays its message down here,
/// so that no frame is ever cut in half, and no lock of the pipe's is left closed.
/// </summary>
internal sealed class WorkerOutbox : IDisposable
{
    // A cell that prints faster than the front end reads waits here, rather than fill the memory.
    private const int MostWaiting = 10_000;
    private const int LongestText = 1 << 16;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<WorkerMessage> _messages = new();
    private readonly AutoResetEvent _news = new(false);
    private readonly WorkerChannel _channel;
    private volatile bool _over;
    private int _unsent;

    public WorkerOutbox(WorkerChannel channel)
    {
        _channel = channel;
        new Thread(Work) { IsBackground = true, Name = "outbox" }.Start();
    }

    /// <summary>Sends a message after those before it. Waits where too many are on their way.</summary>
    public void Send(WorkerMessage message)
    {
        while (Volatile.Read(ref _unsent) > MostWaiting && !_over) Thread.Sleep(1);
        Interlocked.Increment(ref _unsent);
        _messages.Enqueue(message);
        // Text can wait for more of its kind; whoever waits for an answer cannot.
        if (message is not WorkerMessage.Wrote) _news.Set();
    }

    /// <summary>Waits until everything laid down so far has been sent.</summary>
    public void Drain()
    {
        _news.Set();
        while (Volatile.Read(ref _unsent) > 0 && !_over) Thread.Sleep(1);
    }

    public void Dispose() => _news.Dispose();

    private void Work()
    {
        try
        {
            while (true)
            {
                _news.WaitOne(Beat);
                while (_messages.TryDequeue(out WorkerMessage? message))
                {
                    int count = 1;
                    _channel.Write(message is WorkerMessage.Wrote text ? Join(text, ref count) : message);
                    Interlocked.Add(ref _unsent, -count);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            _over = true; // The front end is gone, and whoever reads from it ends this process.
        }
    }

    private WorkerMessage.Wrote Join(WorkerMessage.Wrote first, ref int count)
    {
        var text = new StringBuilder(first.Text);
        while (text.Length < LongestText && _messages.TryPeek(out WorkerMessage? next) && next is WorkerMessage.Wrote more && more.Cell == first.Cell && more.Stream == first.Stream)
        {
            _messages.TryDequeue(out _);
            text.Append(more.Text);
            count++;
        }

        return first with { Text = text.ToString() };
    }
}

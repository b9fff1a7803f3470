using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Asks whoever sent a cell for a line (protocol 5.4, "Messages on the stdin ROUTER/DEALER channel").</summary>
internal sealed class UserInput(RequestChannel channel) : IDisposable
{
    // A front end opens its channels one after another.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), Period = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private (string Peer, TaskCompletionSource<string> Answer)? _asked;

    /// <summary>Takes what comes back.</summary>
    public void Take(JupyterRequest message)
    {
        if (message.Type != "input_reply" || message.Content.Text("value") is not { } value) return;
        lock (_gate)
            if (_asked is { } asked && asked.Peer == message.Peer)
                asked.Answer.TrySetResult(value);
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="cell">Who asks.</param>
    /// <param name="prompt">What.</param>
    /// <param name="password">Whether the answer must not be seen.</param>
    /// <param name="over">Cancelled when nobody wants the answer any more.</param>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    /// <exception cref="OperationCanceledException">The cell is over.</exception>
    public async Task<string> AskAsync(JupyterRequest cell, string prompt, bool password, CancellationToken over)
    {
        await _turn.WaitAsync(over);
        try
        {
            ZmtpConnection user = await FindAsync(cell, over);
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate) _asked = (cell.Peer, answer);
            using CancellationTokenRegistration gone = user.Closed.Register(() => answer.TrySetException(Nobody()));
            channel.Send(cell, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = password });
            return await answer.Task.WaitAsync(over);
        }
        finally
        {
            lock (_gate) _asked = null;
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<ZmtpConnection> FindAsync(JupyterRequest cell, CancellationToken over)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < Patience; waited += Period)
        {
            if (channel.Find(cell) is { } found) return found;
            await Task.Delay(Period, over);
        }

        throw Nobody();
    }

    private static InvalidOperationException Nobody() => new("The front end that runs this cell is gone, or cannot ask for input.");
}

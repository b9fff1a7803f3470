using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NotebookKit.Host;

/// <summary>The cells that wait for their turn. One runs at a time; when it fails, those that were sent with it are given up.</summary>
internal sealed class CellQueue(CellRunner runner, KernelStatus status)
{
    // "Run all" sends its cells one after another: those still on their way belong to the failed one, too.
    private static readonly TimeSpan Arrival = TimeSpan.FromMilliseconds(30);

    private readonly Channel<CellJob> _jobs = Channel.CreateUnbounded<CellJob>();
    private readonly Lock _gate = new();
    private readonly List<CellJob> _givenUp = [];
    private bool _busy;

    public void Add(CellJob job) => _jobs.Writer.TryWrite(job);

    /// <summary>Runs cells until the kernel ends.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (CellJob job in _jobs.Reader.ReadAllAsync(stop))
        {
            lock (_gate)
            {
                _busy = true;
                runner.Begin();
            }

            status.CellBusy(job.Request);
            CellReply reply = await runner.RunAsync(job);
            if (reply.Failed && job.Cell.StopOnError && !runner.Interrupted)
            {
                await Task.Delay(Arrival, stop);
                GiveUpWaiting();
            }

            job.Channel.Reply(job.Request, reply.Content);
            status.CellIdle();
            lock (_gate) _busy = false;
            AnswerGivenUp();
        }
    }

    /// <summary>Ends the running cell and gives up those that wait behind it. Returns at once.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (!_busy) return;
            GiveUpWaiting();
            runner.Interrupt();
        }
    }

    private void GiveUpWaiting()
    {
        lock (_gate)
            while (_jobs.Reader.TryRead(out CellJob? job)) _givenUp.Add(job);
    }

    private void AnswerGivenUp()
    {
        CellJob[] givenUp;
        lock (_gate)
        {
            givenUp = [.. _givenUp];
            _givenUp.Clear();
        }

        foreach (CellJob job in givenUp)
        {
            status.Busy(job.Request);
            // Without a number: front ends would put it before the cell as if it had run.
            job.Channel.Reply(job.Request, new JsonObject { ["status"] = "aborted" });
            status.Idle(job.Request);
        }
    }
}

using System.Runtime.ExceptionServices;

namespace NotebookKit;

/// <summary>
/// Fills batches ahead of their use. Workers take images one by one in the pass's order, each writes into its own place, so that
/// the result does not depend on how many there are; and no batch is begun before there is room for it.
/// </summary>
internal sealed class BatchPrefetch : IDisposable
{
    private readonly object _gate = new();
    private readonly BatchPlan _plan;
    private readonly LoadingOptions _options;
    private readonly FillImage _fill;
    private readonly Func<int, int> _labelOf;
    private readonly Queue<PendingBatch> _open = [];
    private readonly List<Thread> _workers = [];
    private int _next;
    private bool _ended;

    private BatchPrefetch(BatchPlan plan, LoadingOptions options, FillImage fill, Func<int, int> labelOf) =>
        (_plan, _options, _fill, _labelOf, _next) = (plan, options, fill, labelOf, plan.FirstBatch);

    /// <summary>Writes the numbers of the image that is at a place of the pass.</summary>
    public delegate void FillImage(int image, int place, Span<float> target);

    /// <summary>The batches in order. Leaving the loop ends the workers; what they were filling is freed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IEnumerable<Batch> Run(BatchPlan plan, LoadingOptions options, FillImage fill, Func<int, int> labelOf, CancellationToken stop)
    {
        using BatchPrefetch prefetch = new(plan, options, fill, labelOf);
        using CancellationTokenRegistration wake = stop.Register(prefetch.Wake);
        for (int batch = plan.FirstBatch; batch < plan.EndBatch; batch++) yield return prefetch.Take(stop);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread worker in _workers) worker.Join();
        foreach (PendingBatch batch in _open) batch.Dispose();
    }

    private Batch Take(CancellationToken stop)
    {
        lock (_gate)
        {
            OpenAhead(1);
            PendingBatch batch = _open.Peek();
            while (batch.Done < batch.Count && !stop.IsCancellationRequested) Monitor.Wait(_gate);
            stop.ThrowIfCancellationRequested();
            if (batch.Error is not null) ExceptionDispatchInfo.Throw(batch.Error);
            _open.Dequeue();
            OpenAhead(0);
            return batch.Finish();
        }
    }

    /// <summary>Opens batches while there is room, and starts the workers with the first.</summary>
    private void OpenAhead(int inUse)
    {
        while (_next < _plan.EndBatch && _open.Count < _options.BatchesAhead + inUse) _open.Enqueue(new PendingBatch(_plan, _next++, _labelOf));
        while (_workers.Count < _options.Workers)
        {
            var worker = new Thread(Work) { IsBackground = true, Name = $"image loader {_workers.Count + 1}" };
            _workers.Add(worker);
            worker.Start();
        }

        Monitor.PulseAll(_gate);
    }

    private void Work()
    {
        while (TakeImage() is (PendingBatch batch, int slot))
        {
            Exception? error = null;
            try
            {
                int place = batch.First + slot;
                _fill(_plan.Images[place], place, batch.Slot(slot));
            }
            catch (Exception failure)
            {
                error = failure; // It surfaces where the batch is used, in its turn.
            }

            lock (_gate)
            {
                if (error is not null) batch.Fail(slot, error);
                if (++batch.Done == batch.Count) Monitor.PulseAll(_gate);
            }
        }
    }

    private (PendingBatch Batch, int Slot)? TakeImage()
    {
        lock (_gate)
        {
            while (!_ended)
            {
                if (_open.FirstOrDefault(batch => batch.Taken < batch.Count) is { } open) return (open, open.Taken++);
                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    private void Wake()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }
}

using TorchSharp;

namespace NotebookKit;

/// <summary>Watches the process's memory while code runs.</summary>
public static class MemoryWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs code once and watches.</summary>
    /// <param name="code">The code.</param>
    public static async Task<MemoryReport> MeasureAsync(Func<Task> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        bool usesTorch = TorchRuntime.Status != "not loaded";
        long tensors = usesTorch ? torch.Tensor.TotalCount : 0, before = Environment.WorkingSet, allocated = GC.GetTotalAllocatedBytes(precise: true);
        using var stop = new CancellationTokenSource();
        Task<long> peak = Task.Factory.StartNew(() => Peak(before, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await code();
        }
        finally
        {
            await stop.CancelAsync();
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        long after = Environment.WorkingSet;
        return new MemoryReport(before, Math.Max(after, await peak), after, allocated, usesTorch ? torch.Tensor.TotalCount - tensors : null);
    }

    // A thread of its own: the pool's may all be busy with the code that is watched.
    private static long Peak(long before, CancellationToken stop)
    {
        long peak = before;
        do peak = Math.Max(peak, Environment.WorkingSet);
        while (!stop.WaitHandle.WaitOne(Period));
        return peak;
    }
}

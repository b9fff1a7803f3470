using System.Diagnostics;
using TorchSharp;

namespace NotebookKit;

/// <summary>Times code: once to warm up, then as many loops as make a run long enough to measure, then several runs.</summary>
public static class CodeTimer
{
    private const double EnoughSeconds = 0.2;

    /// <summary>Measures.</summary>
    /// <param name="code">Runs the code a number of times.</param>
    /// <param name="runs">How many runs, at least 1.</param>
    /// <param name="loops">Loops of a run; 0 to find out.</param>
    /// <param name="cancellation">Ends it between two runs.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<TimingReport> MeasureAsync(Func<long, Task> code, int runs = 7, long loops = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(loops);
        // Asking for CUDA would load libtorch into a notebook that has no need of it.
        bool usesTorch = TorchRuntime.Status != "not loaded", synchronises = usesTorch && torch.cuda.is_available();
        await RunAsync(1);
        if (loops == 0) loops = await LoopsAsync();

        double[] seconds = new double[runs];
        long tensors = usesTorch ? torch.Tensor.TotalCount : 0, bytes = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < runs; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            seconds[i] = (await RunAsync(loops)).TotalSeconds / loops;
        }

        double all = (double)runs * loops;
        return new TimingReport(
            seconds, loops, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / all, usesTorch ? (torch.Tensor.TotalCount - tensors) / all : null, synchronises);

        async Task<TimeSpan> RunAsync(long count)
        {
            long start = Stopwatch.GetTimestamp();
            await code(count);
            if (synchronises) torch.cuda.synchronize();
            return Stopwatch.GetElapsedTime(start);
        }

        // 1, 2, 5, 10, 20, 50 …, until a run takes long enough; these runs also let the JIT compiler do its best.
        async Task<long> LoopsAsync()
        {
            for (long scale = 1; ; scale *= 10)
            {
                foreach (long step in (long[])[1, 2, 5])
                {
                    cancellation.ThrowIfCancellationRequested();
                    if ((await RunAsync(scale * step)).TotalSeconds >= EnoughSeconds) return scale * step;
                }
            }
        }
    }
}

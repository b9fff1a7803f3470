using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>Magic commands that measure the rest of their cell.</summary>
public static class MeasureMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!timeit", TimeAsync), MagicCommand.Of("#!memit", WatchAsync)];

    /// <summary>Times the rest of the cell.</summary>
    [Description("Times what follows in the cell: once to warm up, then several runs of many loops. Variables that it declares stay inside.")]
    public static async Task<TimingReport> TimeAsync(
        IMagicHost host, CancellationToken interrupted, [Description("how many runs, 1 to 1000")] int runs = 7, [Description("loops of a run; 0 finds out")] long loops = 0)
    {
        if (runs is < 1 or > 1000) throw new KitException($"#!timeit: --runs is 1 to 1000, not {runs}.");
        if (loops < 0) throw new KitException($"#!timeit: --loops is 0 or more, not {loops}.");
        return await CodeTimer.MeasureAsync(await TimedCode.CompileAsync(host, "#!timeit"), runs, loops, interrupted);
    }

    /// <summary>Watches the memory while the rest of the cell runs.</summary>
    [Description("Runs what follows in the cell once and says what it does to the memory.")]
    public static async Task<MemoryReport> WatchAsync(IMagicHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return await MemoryWatch.MeasureAsync(await host.PrepareRestAsync());
    }
}

namespace NotebookKit;

/// <summary>How long a piece of code takes: what <c>#!timeit</c> shows.</summary>
/// <param name="Seconds">The time of one loop in each run, in seconds.</param>
/// <param name="Loops">Loops of a run.</param>
/// <param name="AllocatedBytes">Bytes of .NET's heap that a loop allocated.</param>
/// <param name="TensorsLeft">Tensors that a loop left behind undisposed; null where libtorch is not in use.</param>
/// <param name="IsSynchronised">Whether each run waited for the GPU to finish.</param>
public sealed record TimingReport(IReadOnlyList<double> Seconds, long Loops, double AllocatedBytes, double? TensorsLeft, bool IsSynchronised)
{
    /// <summary>The mean of the runs, in seconds.</summary>
    public double Mean => Seconds.Average();

    /// <summary>The standard deviation of the runs (n − 1), in seconds.</summary>
    public double Deviation => Seconds.Count < 2 ? 0 : Math.Sqrt(Seconds.Sum(one => (one - Mean) * (one - Mean)) / (Seconds.Count - 1));

    /// <summary>The fastest run, in seconds: the least disturbed one.</summary>
    public double Least => Seconds.Min();
}

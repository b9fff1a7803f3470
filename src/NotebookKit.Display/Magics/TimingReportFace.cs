namespace NotebookKit.Display;

/// <summary>How long a piece of code takes.</summary>
internal static class TimingReportFace
{
    public static IPart Of(TimingReport report)
    {
        string left = report.TensorsLeft is > 0 and var tensors ? $" · leaves {Numbers.Value(tensors)} tensors undisposed a loop" : "";
        return new Stack(
            new Line($"{Seconds(report.Mean)} ± {Seconds(report.Deviation)} a loop", Line.Title),
            new Line($"fastest {Seconds(report.Least)} · mean ± σ of {Numbers.Count(report.Seconds.Count)} runs of {Numbers.Count(report.Loops)} loops"),
            new Line($"{Bytes(report.AllocatedBytes)} of .NET's heap a loop{left}{(report.IsSynchronised ? " · each run waits for the GPU" : "")}", Line.Small));
    }

    private static string Bytes(double bytes) => bytes < 1 ? "0 B" : Numbers.Bytes((long)Math.Round(bytes));

    private static string Seconds(double seconds) => seconds switch
    {
        >= 1 => Numbers.Of(seconds, "0.###") + " s",
        >= 1e-3 => Numbers.Of(seconds * 1e3, "0.##") + " ms",
        >= 1e-6 => Numbers.Of(seconds * 1e6, "0.##") + " µs",
        _ => Numbers.Of(seconds * 1e9, "0.##") + " ns",
    };
}

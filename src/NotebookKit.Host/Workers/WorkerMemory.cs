using System.Globalization;

namespace NotebookKit.Host;

/// <summary>Watches how much memory this process has while a cell runs.</summary>
internal sealed class WorkerMemory : IDisposable
{
    private const string ResetPeak = "5";
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly Timer _timer;
    private long _managed;

    public WorkerMemory()
    {
        Reset();
        Look();
        _timer = new Timer(_ => Look(), null, Period, Period);
    }

    /// <summary>The peaks since the cell began.</summary>
    public CellMemory Peaks()
    {
        Look();
        return new CellMemory(Interlocked.Read(ref _managed), ResidentPeak());
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        long now = GC.GetTotalMemory(forceFullCollection: false);
        if (now > Interlocked.Read(ref _managed)) Interlocked.Exchange(ref _managed, now);
    }

    // Linux keeps the peak itself, so that not even a short one is missed.
    private static void Reset()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            File.WriteAllText("/proc/self/clear_refs", ResetPeak);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A container may forbid it; the peak is then the process's so far.
        }
    }

    private static long? ResidentPeak()
    {
        if (!OperatingSystem.IsLinux()) return null;
        string? line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is not null && long.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture, out long kibibytes) ? kibibytes << 10 : null;
    }
}

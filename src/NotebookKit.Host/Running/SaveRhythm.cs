using System.Diagnostics;

namespace NotebookKit.Host;

/// <summary>When to save while a cell runs: often enough to lose little, seldom enough to cost little.</summary>
internal sealed class SaveRhythm
{
    private const double SmallPart = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);

    private long _saved = Stopwatch.GetTimestamp();
    private TimeSpan _took;
    private int _version;

    /// <summary>Whether there is something new, and the last save was long enough ago for what it took.</summary>
    public bool IsDue(int version)
    {
        TimeSpan since = Stopwatch.GetElapsedTime(_saved);
        if (version == _version || since < Shortest || since < _took * SmallPart) return false;
        _version = version;
        return true;
    }

    public void Time(Action save)
    {
        long start = Stopwatch.GetTimestamp();
        save();
        _saved = Stopwatch.GetTimestamp();
        _took = Stopwatch.GetElapsedTime(start, _saved);
    }
}

using System.Diagnostics;

namespace NotebookKit;

/// <summary>Shows how far a piece of work is, once it turns out to take longer than a moment.</summary>
internal sealed class LiveProgress(string name, string unit, int total)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromSeconds(0.25);
    private readonly long _begun = Stopwatch.GetTimestamp();
    private ILiveDisplay? _display;
    private long _shown;

    /// <summary>Says how many are done.</summary>
    public void Report(int done)
    {
        var value = new WorkProgress(name, unit, done, total);
        if (_display is null)
        {
            if (value.Ended || Stopwatch.GetElapsedTime(_begun) < Moment) return;
            _display = LiveDisplay.Open(value);
        }
        else if (!value.Ended && Stopwatch.GetElapsedTime(_shown) < Pause) return;
        else _display.Update(value);
        _shown = Stopwatch.GetTimestamp();
    }
}

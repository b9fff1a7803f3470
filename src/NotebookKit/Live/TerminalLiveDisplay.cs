namespace NotebookKit;

/// <summary>Rewrites one line of a terminal; where output is redirected, writes a line only when it says something new.</summary>
internal sealed class TerminalLiveDisplay : ILiveDisplay
{
    private readonly bool _rewrites = !Console.IsOutputRedirected;
    private int _shownLength;

    private TerminalLiveDisplay() { }

    public static ILiveDisplay Open(object first)
    {
        var display = new TerminalLiveDisplay();
        display.Update(first);
        return display;
    }

    public void Update(object value)
    {
        bool finished = value switch
        {
            TrainingProgress progress => progress.EndsEpoch,
            DownloadProgress progress => progress.Ended,
            DecodeProgress progress => progress.Ended,
            WorkProgress progress => progress.Ended,
            _ => true,
        };
        if (!_rewrites && !finished) return;

        string line = value.ToString() ?? "";
        if (_rewrites)
        {
            Console.Write('\r' + line.PadRight(_shownLength));
            _shownLength = line.Length;
            if (!finished) return;
            _shownLength = 0;
        }
        else Console.Write(line);

        Console.WriteLine();
    }
}

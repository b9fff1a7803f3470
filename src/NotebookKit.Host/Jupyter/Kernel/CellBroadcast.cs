using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>
/// A cell's outputs on their way to the front ends, late ones too: text is joined for a moment, and of a display's values
/// only the newest is sent, ten times a second at most.
/// </summary>
internal sealed class CellBroadcast : ICellSink, IDisposable
{
    private const int LongestText = 1 << 15;
    private static readonly TimeSpan TextPeriod = TimeSpan.FromMilliseconds(50), DisplayPeriod = TimeSpan.FromMilliseconds(100);

    private readonly Broadcast _broadcast;
    private readonly JupyterRequest _cell;
    private readonly UserInput? _input;
    private readonly bool _silent;
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly OrderedDictionary<string, MimeBundle> _updates = [];
    private readonly Timer _textTimer, _displayTimer;
    private readonly CancellationTokenSource _over = new();
    private CellStream _stream;
    private long _updated;

    /// <param name="broadcast">Where outputs go.</param>
    /// <param name="cell">What they belong to.</param>
    /// <param name="input">Asks the user, or null where the front end takes no questions.</param>
    /// <param name="silent">Whether nobody must see anything.</param>
    public CellBroadcast(Broadcast broadcast, JupyterRequest cell, UserInput? input, bool silent)
    {
        (_broadcast, _cell, _input, _silent) = (broadcast, cell, input, silent);
        _textTimer = new Timer(_ => Locked(FlushText));
        _displayTimer = new Timer(_ => Locked(FlushUpdates));
    }

    public void Write(CellStream stream, string text)
    {
        if (_silent || text.Length == 0) return;
        _broadcast.WaitForRoom();
        lock (_gate)
        {
            if (stream != _stream) FlushText();
            _stream = stream;
            if (_text.Length == 0) _textTimer.Change(TextPeriod, Timeout.InfiniteTimeSpan);
            _text.Append(text);
            if (_text.Length >= LongestText) FlushText();
        }
    }

    public void Show(string displayId, MimeBundle value)
    {
        if (_silent) return;
        _broadcast.WaitForRoom();
        lock (_gate)
        {
            FlushText();
            _broadcast.Publish("display_data", _cell.Header, Display(displayId, value));
        }
    }

    public void Update(string displayId, MimeBundle value)
    {
        if (_silent) return;
        lock (_gate)
        {
            _updates[displayId] = value;
            TimeSpan left = DisplayPeriod - Stopwatch.GetElapsedTime(_updated);
            if (_updated == 0 || left <= TimeSpan.Zero) FlushUpdates();
            else _displayTimer.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Nothing: front ends see the display itself.</summary>
    public void Progress(ProgressLine line) { }

    public string ReadLine(string prompt, bool password)
    {
        if (_input is null) throw new InvalidOperationException("This front end does not take input (allow_stdin is false).");
        Flush();
        return _input.AskAsync(_cell, prompt, password, _over.Token).GetAwaiter().GetResult();
    }

    public void Clear(bool wait) => Say("clear_output", new JsonObject { ["wait"] = wait });

    /// <summary>Says something about the cell, after all that it has shown so far.</summary>
    public void Say(string type, JsonObject content)
    {
        if (_silent) return;
        _broadcast.WaitForRoom();
        lock (_gate)
        {
            FlushText();
            FlushUpdates();
            _broadcast.Publish(type, _cell.Header, content);
        }
    }

    /// <summary>Sends what is still held back.</summary>
    public void Flush() => Locked(() =>
    {
        FlushText();
        FlushUpdates();
    });

    /// <summary>The cell is over: late output still goes out, but nobody is asked any more.</summary>
    public void Dispose()
    {
        _over.Cancel();
        Flush();
    }

    private void Locked(Action action)
    {
        lock (_gate) action();
    }

    private void FlushText()
    {
        if (_text.Length == 0) return;
        _broadcast.Publish("stream", _cell.Header, new JsonObject { ["name"] = _stream == CellStream.Output ? "stdout" : "stderr", ["text"] = _text.ToString() });
        _text.Clear();
    }

    private void FlushUpdates()
    {
        if (_updates.Count == 0) return;
        foreach ((string displayId, MimeBundle value) in _updates) _broadcast.Publish("update_display_data", _cell.Header, Display(displayId, value));
        _updates.Clear();
        _updated = Stopwatch.GetTimestamp();
    }

    private static JsonObject Display(string displayId, MimeBundle value) => new()
    {
        ["data"] = ReplyContent.Data(value),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };
}

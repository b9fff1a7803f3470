using System.Globalization;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Collects a cell's outputs in their order, as a front end would: text is joined, updates replace in place.</summary>
/// <param name="displays">The notebook's displays.</param>
/// <param name="progress">Gets the newest values of live displays.</param>
internal sealed class CellOutputs(DisplayRegistry displays, Action<object> progress) : ICellSink
{
    private readonly Lock _gate = new();
    // A cell that prints for ever must neither fill the memory nor make every save take longer.
    private const int MostCharacters = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<CellOutput> _outputs = [];
    private long _written;
    private bool _clearsAtNext;

    public void Write(CellStream stream, string text)
    {
        lock (_gate)
        {
            ClearIfDue();
            _written += text.Length;
            if (_written > MostCharacters + text.Length) return;
            if (_outputs is not [.., CellOutput.Text last] || last.Stream != stream) _outputs.Add(last = new CellOutput.Text(stream));
            last.Content.Append(text);
        }
    }

    public void Show(string displayId, MimeBundle value)
    {
        var output = new CellOutput.Value(value);
        Add(output);
        displays.Add(displayId, output);
    }

    public void Update(string displayId, MimeBundle value) => displays.Update(displayId, value);

    public void Progress(object value) => progress(value);

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            _clearsAtNext = wait;
            if (!wait) _outputs.Clear();
        }
    }

    public void Add(CellOutput output) => EvenAfterAnAbort(() =>
    {
        ClearIfDue();
        _outputs.Add(output);
        return output;
    });

    /// <summary>The outputs in nbformat's form.</summary>
    /// <param name="executionCount">The cell's number.</param>
    public JsonArray ToJson(int executionCount) => EvenAfterAnAbort<JsonArray>(() =>
    {
        CellOutput[] cut = _written > MostCharacters ? [CutText()] : [];
        return [.. _outputs.Concat(cut).Select(output => OutputJson.Of(output, executionCount))];
    });

    // A cell that was aborted while it wrote may have left the lock closed for ever; what it wrote is worth saving all the same.
    private T EvenAfterAnAbort<T>(Func<T> work)
    {
        bool held = _gate.TryEnter(Patience);
        try
        {
            return work();
        }
        finally
        {
            if (held) _gate.Exit();
        }
    }

    private CellOutput.Text CutText()
    {
        var text = new CellOutput.Text(CellStream.Error);
        text.Content.Append(CultureInfo.InvariantCulture, $"nbkit keeps {MostCharacters:N0} characters of a cell's text; this cell wrote {_written:N0}.\n");
        return text;
    }

    private void ClearIfDue()
    {
        if (!_clearsAtNext) return;
        _clearsAtNext = false;
        _outputs.Clear();
    }
}

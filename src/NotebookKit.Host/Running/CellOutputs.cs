using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Collects a cell's outputs in their order, as a front end would: text is joined, updates replace in place.</summary>
/// <param name="displays">The notebook's displays.</param>
/// <param name="progress">Gets the newest values of live displays.</param>
internal sealed class CellOutputs(DisplayRegistry displays, Action<object> progress) : ICellSink
{
    private readonly Lock _gate = new();
    private readonly List<CellOutput> _outputs = [];
    private bool _clearsAtNext;

    public void Write(CellStream stream, string text)
    {
        lock (_gate)
        {
            ClearIfDue();
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

    public void Add(CellOutput output)
    {
        lock (_gate)
        {
            ClearIfDue();
            _outputs.Add(output);
        }
    }

    /// <summary>The outputs in nbformat's form.</summary>
    /// <param name="executionCount">The cell's number.</param>
    public JsonArray ToJson(int executionCount)
    {
        lock (_gate) return [.. _outputs.Select(output => OutputJson.Of(output, executionCount))];
    }

    private void ClearIfDue()
    {
        if (!_clearsAtNext) return;
        _clearsAtNext = false;
        _outputs.Clear();
    }
}

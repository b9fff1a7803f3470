namespace NotebookKit.Host;

/// <summary>A notebook's displayed values by id, so that a later cell can replace what an earlier one showed.</summary>
internal sealed class DisplayRegistry
{
    private readonly Dictionary<string, CellOutput.Value> _values = [];

    public void Add(string displayId, CellOutput.Value value)
    {
        lock (_values) _values[displayId] = value;
    }

    public void Update(string displayId, MimeBundle forms)
    {
        lock (_values)
            if (_values.TryGetValue(displayId, out CellOutput.Value? value))
                value.Forms = forms;
    }
}

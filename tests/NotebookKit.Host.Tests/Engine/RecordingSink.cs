namespace NotebookKit.Host.Tests;

/// <summary>Keeps everything a cell sends out, in order.</summary>
internal sealed class RecordingSink : ICellSink
{
    private readonly List<(string Kind, string Id, MimeBundle? Value)> _events = [];

    public IReadOnlyList<(string Kind, string Id, MimeBundle? Value)> Events { get { lock (_events) return [.. _events]; } }

    public void Write(CellStream stream, string text) => Add(stream.ToString(), text, null);

    public void Show(string displayId, MimeBundle value) => Add("show", displayId, value);

    public void Update(string displayId, MimeBundle value) => Add("update", displayId, value);

    public void Progress(object value) => Add("progress", value.ToString()!, null);

    public void Clear(bool wait) => Add("clear", wait.ToString(), null);

    private void Add(string kind, string id, MimeBundle? value)
    {
        lock (_events) _events.Add((kind, id, value));
    }
}

namespace NotebookKit.Host.Tests;

/// <summary>Keeps everything a cell sends out, in order.</summary>
internal sealed class RecordingSink : ICellSink
{
    private readonly List<(string Kind, string Id, MimeBundle? Value)> _events = [];

    public IReadOnlyList<(string Kind, string Id, MimeBundle? Value)> Events { get { lock (_events) return [.. _events]; } }

    /// <summary>What is typed when a cell asks; null where there is nobody.</summary>
    public string? Answer { get; init; }

    public void Write(CellStream stream, string text) => Add(stream.ToString(), text, null);

    public void Show(string displayId, MimeBundle value) => Add("show", displayId, value);

    public void Update(string displayId, MimeBundle value) => Add("update", displayId, value);

    public void Progress(ProgressLine line) => Add("progress", line.Text, null);

    public string ReadLine(string prompt, bool password)
    {
        Add("ask", prompt, null);
        return Answer ?? throw new InvalidOperationException("nobody to ask");
    }

    public void Clear(bool wait) => Add("clear", wait.ToString(), null);

    private void Add(string kind, string id, MimeBundle? value)
    {
        lock (_events) _events.Add((kind, id, value));
    }
}

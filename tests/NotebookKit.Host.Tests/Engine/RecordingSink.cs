namespace NotebookKit.Host.Tests;

/// <summary>Keeps everything a cell sends out, in order.</summary>
internal sealed class RecordingSink : ICellSink
{
    private readonly List<(string Kind, string Id, MimeBundle? Value)> _events = [];

    public IReadOnlyList<(string Kind, string Id, MimeBundle? Value)> Events { get { lock (_events) return [.. _events]; } }

    /// <summary>Everything written and shown, as one text.</summary>
    public string Text => string.Concat(Events.Select(shown => shown.Value?[MimeBundle.PlainText] ?? shown.Id));

    /// <summary>What is typed when a cell asks; null where there is nobody.</summary>
    public string? Answer { get; init; }

    /// <summary>What is typed first, in order.</summary>
    public Queue<string> Answers { get; } = [];

    public void Write(CellStream stream, string text) => Add(stream.ToString(), text, null);

    public void Show(string displayId, MimeBundle value) => Add("show", displayId, value);

    public void Update(string displayId, MimeBundle value) => Add("update", displayId, value);

    public void Progress(ProgressLine line) => Add("progress", line.Text, null);

    public void Clear(bool wait) => Add("clear", wait.ToString(), null);

    public string ReadLine(string prompt, bool password)
    {
        Add(password ? "password" : "input", prompt, null);
        return Answers.TryDequeue(out string? answer) ? answer : Answer ?? throw new InvalidOperationException("Nobody answers.");
    }

    private void Add(string kind, string id, MimeBundle? value)
    {
        lock (_events) _events.Add((kind, id, value));
    }
}

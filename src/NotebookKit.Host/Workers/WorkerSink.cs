using System.Collections.Concurrent;

namespace NotebookKit.Host;

/// <summary>A cell's outputs on their way to the front end.</summary>
internal sealed class WorkerSink(int cell, WorkerOutbox outbox) : ICellSink
{
    private readonly BlockingCollection<WorkerMessage.Answer> _answers = [];

    public void Write(CellStream stream, string text) => outbox.Send(new WorkerMessage.Wrote(cell, stream, text));

    public void Show(string displayId, MimeBundle value) => outbox.Send(new WorkerMessage.Showed(cell, displayId, value));

    public void Update(string displayId, MimeBundle value) => outbox.Send(new WorkerMessage.Updated(cell, displayId, value));

    public void Progress(ProgressLine line) => outbox.Send(new WorkerMessage.Progressed(cell, line));

    public void Clear(bool wait) => outbox.Send(new WorkerMessage.Cleared(cell, wait));

    public string ReadLine(string prompt, bool password)
    {
        outbox.Send(new WorkerMessage.Asked(cell, prompt, password));
        WorkerMessage.Answer answer = _answers.Take(CellScope.Current?.WatchInterrupt() ?? CancellationToken.None);
        return answer.Text ?? throw new InvalidOperationException(answer.Refusal);
    }

    public void Take(WorkerMessage.Answer answer) => _answers.Add(answer);
}

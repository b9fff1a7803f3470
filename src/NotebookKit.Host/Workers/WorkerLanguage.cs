using System.Collections.Concurrent;

namespace NotebookKit.Host;

/// <summary>Answers what editors ask about code, one question after another, on a thread that no cell can hold up.</summary>
internal sealed class WorkerLanguage
{
    private readonly BlockingCollection<WorkerMessage> _questions = [];
    private readonly LanguageService _language;
    private readonly WorkerOutbox _outbox;

    public WorkerLanguage(LanguageService language, WorkerOutbox outbox)
    {
        (_language, _outbox) = (language, outbox);
        new Thread(Work) { IsBackground = true, Name = "language" }.Start();
    }

    public void Add(WorkerMessage question) => _questions.Add(question);

    private void Work()
    {
        foreach (WorkerMessage question in _questions.GetConsumingEnumerable()) _outbox.Send(Answer(question));
    }

    private WorkerMessage Answer(WorkerMessage question) => question switch
    {
        WorkerMessage.Complete ask => new WorkerMessage.Completed(ask.Id, _language.CompleteAsync(ask.Code, ask.Position).GetAwaiter().GetResult()),
        WorkerMessage.Inspect ask => new WorkerMessage.Inspected(ask.Id, _language.InspectAsync(ask.Code, ask.Position, ask.Detail).GetAwaiter().GetResult()),
        WorkerMessage.Judge ask => new WorkerMessage.Judged(ask.Id, LanguageService.IsComplete(ask.Code)),
        _ => throw new InvalidOperationException($"{question.GetType().Name} is no question about code."),
    };
}

using System.Collections.Concurrent;

namespace NotebookKit.Host;

/// <summary>What editors ask about code, sent to the process that knows the variables. Each question has an id; answers come in their order.</summary>
/// <param name="send">Sends to the process.</param>
/// <param name="exited">Completes when the process is gone, and no answer comes any more.</param>
internal sealed class EngineQuestions(Action<WorkerMessage> send, Task exited)
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<WorkerMessage>> _waiting = new();
    private int _last;

    /// <summary>What can be written at a position, in UTF-16 units.</summary>
    /// <exception cref="OperationCanceledException">There is no answer in time, or ever.</exception>
    public async Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellation) =>
        ((WorkerMessage.Completed)await AskAsync(id => new WorkerMessage.Complete(id, code, position), cancellation)).Completions;

    /// <summary>What there is to say about what stands at a position; null for nothing.</summary>
    /// <exception cref="OperationCanceledException">There is no answer in time, or ever.</exception>
    public async Task<Inspection?> InspectAsync(string code, int position, int detail, CancellationToken cancellation) =>
        ((WorkerMessage.Inspected)await AskAsync(id => new WorkerMessage.Inspect(id, code, position, detail), cancellation)).Inspection;

    /// <summary>Whether a cell can run as it stands.</summary>
    /// <exception cref="OperationCanceledException">There is no answer in time, or ever.</exception>
    public async Task<Completeness> JudgeAsync(string code, CancellationToken cancellation) =>
        ((WorkerMessage.Judged)await AskAsync(id => new WorkerMessage.Judge(id, code), cancellation)).Completeness;

    public void Take(WorkerMessage answer)
    {
        int id = answer switch
        {
            WorkerMessage.Completed completed => completed.Id,
            WorkerMessage.Inspected inspected => inspected.Id,
            WorkerMessage.Judged judged => judged.Id,
            _ => throw new InvalidOperationException($"{answer.GetType().Name} answers no question about code."),
        };
        if (_waiting.TryRemove(id, out TaskCompletionSource<WorkerMessage>? waiting)) waiting.TrySetResult(answer);
    }

    private async Task<WorkerMessage> AskAsync(Func<int, WorkerMessage> question, CancellationToken cancellation)
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<WorkerMessage> answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        send(question(id));
        try
        {
            if (await Task.WhenAny(answer.Task, exited).WaitAsync(cancellation) != answer.Task) throw new OperationCanceledException();
            return await answer.Task;
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }
}

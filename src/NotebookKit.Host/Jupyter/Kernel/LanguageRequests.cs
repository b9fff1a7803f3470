using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NotebookKit.Host;

/// <summary>Completion, inspection and whether a cell is whole: answered in their order, while cells run, by the process that knows the variables.</summary>
internal sealed class LanguageRequests(KernelEngine engine, KernelStatus status)
{
    // Longer than anybody waits for a list; the first answer of a fresh process takes seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<(RequestChannel Channel, JupyterRequest Request)> _waiting = Channel.CreateUnbounded<(RequestChannel, JupyterRequest)>();

    public void Add(RequestChannel channel, JupyterRequest request) => _waiting.Writer.TryWrite((channel, request));

    /// <summary>Answers until the kernel ends.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach ((RequestChannel channel, JupyterRequest request) in _waiting.Reader.ReadAllAsync(stop))
        {
            status.Busy(request);
            channel.Reply(request, await ReplyContent.OrFaultAsync(() => AnswerAsync(request, stop)));
            status.Idle(request);
        }
    }

    private async Task<JsonObject> AnswerAsync(JupyterRequest request, CancellationToken stop)
    {
        string code = request.Content.Text("code") ?? "";
        int cursor = CodePoints.ToUtf16(code, request.Content.Number("cursor_pos") ?? int.MaxValue);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        EngineQuestions? questions = await QuestionsAsync(limit.Token);
        return request.Type switch
        {
            "complete_request" => Completed(code, await AnswerOrAsync(questions?.CompleteAsync(code, cursor, limit.Token), new Completions(cursor, cursor, []))),
            "inspect_request" => Inspected(await AnswerOrAsync(questions?.InspectAsync(code, cursor, request.Content.Number("detail_level") ?? 0, limit.Token), null)),
            _ => Judged(await AnswerOrAsync<Completeness?>(questions?.JudgeAsync(code, limit.Token)!, null)),
        };
    }

    private async Task<EngineQuestions?> QuestionsAsync(CancellationToken limit)
    {
        try
        {
            return (await engine.CurrentAsync().WaitAsync(limit)).Questions;
        }
        catch (Exception failure) when (failure is KitException or TimeoutException or OperationCanceledException)
        {
            return null; // a cell that is run will say why
        }
    }

    private static async Task<T> AnswerOrAsync<T>(Task<T>? answer, T nothing)
    {
        try
        {
            return answer is null ? nothing : await answer;
        }
        catch (OperationCanceledException)
        {
            return nothing;
        }
    }

    private static JsonObject Completed(string code, Completions found)
    {
        int start = CodePoints.FromUtf16(code, found.Start), end = CodePoints.FromUtf16(code, found.End);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // JupyterLab's, of many years: what each entry is.
                ["_jupyter_types_experimental"] = new JsonArray(
                    [.. found.Items.Select(item => new JsonObject { ["text"] = item.Text, ["type"] = item.Kind, ["start"] = start, ["end"] = end })]),
            },
        };
    }

    private static JsonObject Inspected(Inspection? found) => new()
    {
        ["status"] = "ok",
        ["found"] = found is not null,
        ["data"] = found is null
            ? new JsonObject()
            : new JsonObject { [MimeBundle.PlainText] = found.Plain, [MimeBundle.Html] = found.Html, ["text/markdown"] = found.Markdown },
        ["metadata"] = new JsonObject(),
    };

    private static JsonObject Judged(Completeness? found)
    {
        var content = new JsonObject { ["status"] = found?.State.ToString().ToLowerInvariant() ?? "unknown" };
        if (found?.State == CompletenessState.Incomplete) content["indent"] = found.Indent;
        return content;
    }
}

using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>Hands each request to whoever answers it. Nothing here waits: control must be heard while a cell runs.</summary>
internal sealed class KernelRequests(Broadcast broadcast, KernelStatus status, CellQueue cells, LanguageRequests language, CellHistory history, Action shutDown)
{
    /// <summary>Serves a channel until the kernel ends.</summary>
    public async Task ServeAsync(RequestChannel channel, CancellationToken stop)
    {
        await foreach (JupyterRequest request in channel.ReadAllAsync(stop)) await TakeAsync(channel, request);
    }

    private async Task TakeAsync(RequestChannel channel, JupyterRequest request)
    {
        switch (request.Type)
        {
            case "execute_request" when ExecuteRequest.Read(request.Content) is { } cell:
                cells.Add(new CellJob(channel, request, cell));
                break;
            case "complete_request" or "inspect_request" or "is_complete_request":
                language.Add(channel, request);
                break;
            default:
                status.Busy(request);
                channel.Reply(request, await ReplyContent.OrFaultAsync(() => Task.FromResult(Answer(request))));
                status.Idle(request);
                break;
        }

        if (request.Type == "shutdown_request") shutDown();
    }

    private JsonObject Answer(JupyterRequest request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Content();
            case "history_request":
                return HistoryRequest.Answer(history, request.Content);
            case "comm_info_request":
                return new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open":
                // There are no widgets here. Closing at once tells the other side, which would wait otherwise.
                broadcast.Publish("comm_close", request.Header, new JsonObject { ["comm_id"] = request.Content.Text("comm_id") ?? "", ["data"] = new JsonObject() });
                return [];
            case "interrupt_request":
                cells.Interrupt();
                return ReplyContent.Ok();
            case "shutdown_request":
                JsonObject Content() => new() { ["status"] = "ok", ["restart"] = request.Content.Flag("restart", false) };
                broadcast.Publish("shutdown_reply", request.Header, Content());
                return Content();
            case "execute_request":
                return ReplyContent.Error("BadRequest", "The request has no code.");
            default:
                return ReplyContent.Error("NotSupported", $"nbkit's kernel does not answer {request.Type}.");
        }
    }
}

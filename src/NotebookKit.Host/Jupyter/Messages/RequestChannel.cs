using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>One of the sockets that front ends ask on.</summary>
internal sealed class RequestChannel(RouterSocket socket, MessageCodec codec)
{
    /// <summary>The requests, in their order; what is not genuine is left out.</summary>
    public async IAsyncEnumerable<JupyterRequest> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (RoutedMessage message in socket.ReadAllAsync(cancellation))
            if (codec.Read(message) is { } request)
                yield return request;
    }

    /// <summary>Answers a request, if it is one that wants an answer.</summary>
    public void Reply(JupyterRequest request, JsonObject content)
    {
        if (request.ReplyType is { } type) Send(request, type, content);
    }

    /// <summary>Sends something to whoever sent a request.</summary>
    public void Send(JupyterRequest request, string type, JsonObject content) =>
        socket.Send(request.Peer, [.. request.Envelope, .. codec.Write(type, request.Header, content)]);

    /// <summary>The connection of the one who sent a request, perhaps on another channel; null where there is none.</summary>
    public ZmtpConnection? Find(JupyterRequest request) => socket.Find(request.Peer);
}

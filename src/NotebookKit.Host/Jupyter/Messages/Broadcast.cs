using System.Text;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>What all front ends hear (Jupyter's IOPub), in the order in which it is said.</summary>
internal sealed class Broadcast(PublisherSocket socket, MessageCodec codec)
{
    private readonly Lock _gate = new();

    /// <param name="type">What is said.</param>
    /// <param name="parent">The header of the request that caused it.</param>
    /// <param name="content">The particulars.</param>
    public void Publish(string type, byte[] parent, JsonObject content)
    {
        byte[] topic = Encoding.ASCII.GetBytes($"kernel.{codec.Session}.{type}");
        lock (_gate) socket.Send([topic, .. codec.Write(type, parent, content)]);
    }

    /// <summary>Waits while front ends are far behind: for whoever produces much.</summary>
    public void WaitForRoom() => socket.WaitForRoom();
}

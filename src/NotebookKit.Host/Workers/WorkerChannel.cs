using System.Buffers.Binary;
using System.Text.Json;

namespace NotebookKit.Host;

/// <summary>Messages over a stream: four bytes of length, then UTF-8 JSON.</summary>
internal sealed class WorkerChannel(Stream stream)
{
    /// <summary>Sends a message. To be called by one thread at a time.</summary>
    public void Write(WorkerMessage message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, WorkerJson.Default.WorkerMessage);
        byte[] frame = new byte[sizeof(int) + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, sizeof(int));
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>The next message, or null when the other side is gone.</summary>
    public WorkerMessage? Read()
    {
        try
        {
            byte[] length = new byte[sizeof(int)];
            if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length) return null;
            byte[] body = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            if (stream.ReadAtLeast(body, body.Length, throwOnEndOfStream: false) < body.Length) return null;
            return JsonSerializer.Deserialize(body, WorkerJson.Default.WorkerMessage);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            return null;
        }
    }
}

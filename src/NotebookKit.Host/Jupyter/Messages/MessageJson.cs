using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookKit.Host;

/// <summary>The messages' JSON: UTF-8, nothing escaped that need not be.</summary>
internal static class MessageJson
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A name that occurs twice would only be found when it is looked up, by then far from whoever could say so.
    private static readonly JsonDocumentOptions Taken = new() { AllowDuplicateProperties = false };

    /// <returns>Null where it is JSON, but no object.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonObject? ReadObject(ReadOnlySpan<byte> bytes) => JsonNode.Parse(bytes, nodeOptions: null, Taken) as JsonObject;

    public static byte[] Write(JsonNode node)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(bytes, Written)) node.WriteTo(writer);
        return bytes.WrittenSpan.ToArray();
    }
}

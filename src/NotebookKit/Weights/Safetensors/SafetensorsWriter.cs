using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Writes safetensors files. The same tensors give the same bytes: the widest types first and then by name, so that each lies aligned,
/// as the format's reference implementation writes them.
/// </summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    // Transformers and other readers take a file without it for one of unknown origin.
    private static readonly Dictionary<string, string> PyTorch = new() { ["format"] = "pt" };

    /// <exception cref="KitException">A tensor is of a type that the format lacks, or the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors) => Write(path, tensors, PyTorch);

    /// <exception cref="KitException">A tensor is of a type that the format lacks, or the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        (string Name, Tensor Value)[] ordered = [.. tensors
            .OrderByDescending(tensor => ElementType.Size(tensor.Value.dtype)).ThenBy(tensor => tensor.Key, StringComparer.Ordinal)
            .Select(tensor => (tensor.Key, tensor.Value))];
        byte[] header = Header(ordered, metadata, path);
        try
        {
            AtomicFile.Write(path, (header, ordered), static (stream, content) =>
            {
                stream.Write(content.header);
                foreach ((_, Tensor value) in content.ordered) TensorPieces.Read(value, stream.Write);
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"{path} cannot be written: {error.Message.TrimEnd('.')}; what was there is still there.", error);
        }
    }

    private static byte[] Header((string Name, Tensor Value)[] tensors, IReadOnlyDictionary<string, string> metadata, string path)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            foreach ((string name, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
            long at = 0;
            foreach ((string name, Tensor value) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", TypeName(value.dtype, name, path));
                json.WriteStartArray("shape");
                foreach (long size in value.shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += value.numel() * ElementType.Size(value.dtype));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        int length = (buffer.WrittenCount + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[SafetensorsHeader.LengthBytes + length];
        BinaryPrimitives.WriteInt64LittleEndian(header, length);
        buffer.WrittenSpan.CopyTo(header.AsSpan(SafetensorsHeader.LengthBytes));
        header.AsSpan(SafetensorsHeader.LengthBytes + buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static string TypeName(ScalarType type, string name, string path) =>
        SafetensorsHeader.Types.FirstOrDefault(pair => pair.Value == type).Key ?? throw new KitException($"{path} cannot hold '{name}': safetensors has no {type}.");
}

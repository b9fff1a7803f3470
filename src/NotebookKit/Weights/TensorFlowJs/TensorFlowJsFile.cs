using System.Text.Json;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// TensorFlow.js's weights (tensorflow/tfjs, tfjs-core/src/io/types.ts, <c>WeightsManifestConfig</c>): groups of tensors, each group's
/// bytes one after another in files ("shards") beside the model.json or weights_manifest.json that lists them.
/// </summary>
internal static class TensorFlowJsFile
{
    public const string Format = "TensorFlow.js";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    /// <summary>The names by which the list goes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["model.json", "weights_manifest.json"];

    public static StoredWeights Open(string path)
    {
        using JsonDocument document = Read(path);
        JsonElement root = document.RootElement;
        JsonElement groups = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("weightsManifest", out JsonElement manifest) ? manifest : root;
        if (groups.ValueKind != JsonValueKind.Array) throw new InvalidDataException("it lists no weights");

        var stores = new StoreList();
        try
        {
            List<StoredTensor> tensors = [];
            foreach (JsonElement group in groups.EnumerateArray())
            {
                var shards = new JoinedBytes(Property(group, "paths", JsonValueKind.Array).EnumerateArray().Select(shard => Beside(path, Text(shard))));
                stores.Add(shards);
                long at = 0;
                foreach (JsonElement weight in Property(group, "weights", JsonValueKind.Array).EnumerateArray())
                {
                    StoredTensor tensor = Tensor(weight, shards, at);
                    at += StoredBytes(tensor);
                    shards.MustHold(0, at);
                    tensors.Add(tensor);
                }

                if (at != shards.Length) throw new InvalidDataException($"a group's tensors have {at:N0} bytes, but its shards {shards.Length:N0}");
            }

            return new StoredWeights(path, Format, stores, tensors);
        }
        catch
        {
            stores.Dispose();
            throw;
        }
    }

    private static JsonDocument Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return stream.Length <= WeightLimits.PartBytes ? JsonDocument.Parse(stream, Strict) : throw new InvalidDataException($"it has {stream.Length:N0} bytes, too many for a list of weights");
    }

    private static StoredTensor Tensor(JsonElement weight, JoinedBytes shards, long start)
    {
        string name = Text(Property(weight, "name", JsonValueKind.String));
        long[] shape = [.. Property(weight, "shape", JsonValueKind.Array).EnumerateArray().Select(Number)];
        ScalarType type = Type(Text(Property(weight, "dtype", JsonValueKind.String)), name);
        var entry = new WeightEntry(name, type, shape);
        if (!weight.TryGetProperty("quantization", out JsonElement packing)) return new StoredTensor(entry, () => shards.Open(start, entry.Bytes));

        // Linear quantisation: value = number × scale + min; half precision has neither.
        string packed = Text(Property(packing, "dtype", JsonValueKind.String));
        (ScalarType stored, bool wide) = packed switch
        {
            "uint8" => (ScalarType.Byte, false),
            "uint16" => (ScalarType.Int16, true),
            "float16" => (ScalarType.Float16, false),
            _ => throw new InvalidDataException($"'{name}' is quantised to {packed}, which is unknown"),
        };
        double scale = 1, min = 0;
        if (stored != ScalarType.Float16) (scale, min) = (Property(packing, "scale", JsonValueKind.Number).GetDouble(), Property(packing, "min", JsonValueKind.Number).GetDouble());
        long bytes = entry.Elements * ElementType.Size(stored);
        return new StoredTensor(entry, () => shards.Open(start, bytes))
        {
            Layout = new StoredLayout(stored, shape, raw => (wide ? raw.to(ScalarType.Int32) & 0xFFFF : raw).to(ScalarType.Float64).mul(scale).add(min).to(type)),
        };
    }

    private static long StoredBytes(StoredTensor tensor) => tensor.Entry.Elements * ElementType.Size(tensor.Layout?.Type ?? tensor.Entry.Type);

    private static ScalarType Type(string written, string name) => written switch
    {
        "float32" => ScalarType.Float32,
        "float16" => ScalarType.Float16,
        "int32" => ScalarType.Int32,
        "uint8" => ScalarType.Byte,
        "bool" => ScalarType.Bool,
        "complex64" => ScalarType.ComplexFloat32,
        _ => throw new InvalidDataException($"'{name}' is of the type {written}, which is none of weights"),
    };

    /// <summary>A shard lies beside its list; what leads elsewhere is refused.</summary>
    private static string Beside(string list, string shard) =>
        shard.Length is > 0 and < 256 && shard is not ("." or "..") && shard.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_')
            ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(list))!, shard)
            : throw new InvalidDataException("it names a shard that does not lie beside it");

    private static JsonElement Property(JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new InvalidDataException($"its list lacks '{name}'");

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new InvalidDataException("its list has something else where a name belongs");

    private static long Number(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) ? number : throw new InvalidDataException("its list has a shape that makes no sense");

    private sealed class StoreList : List<ByteStore>, IDisposable
    {
        public void Dispose() => ForEach(store => store.Dispose());
    }
}

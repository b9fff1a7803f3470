using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The header of a safetensors file (huggingface/safetensors, "Format"): 8 bytes for its length, then JSON that says of each tensor its
/// type, shape, and first and last byte. Every rule is kept: the length's limit, no name twice, places that follow each other without
/// hole or overlap to the very end, and as many bytes as type and shape make.
/// </summary>
internal static class SafetensorsHeader
{
    public const int LengthBytes = sizeof(long);
    public const string MetadataName = "__metadata__";

    /// <summary>The names of types, as the format writes them.</summary>
    public static IReadOnlyDictionary<string, ScalarType> Types { get; } = new Dictionary<string, ScalarType>(StringComparer.Ordinal)
    {
        ["BOOL"] = ScalarType.Bool,
        ["U8"] = ScalarType.Byte,
        ["I8"] = ScalarType.Int8,
        ["I16"] = ScalarType.Int16,
        ["I32"] = ScalarType.Int32,
        ["I64"] = ScalarType.Int64,
        ["F16"] = ScalarType.Float16,
        ["BF16"] = ScalarType.BFloat16,
        ["F32"] = ScalarType.Float32,
        ["F64"] = ScalarType.Float64,
        ["C64"] = ScalarType.ComplexFloat32,
    };

    /// <summary>Reads and checks the header.</summary>
    /// <returns>Each tensor and where its bytes begin in the file, in the order of their places.</returns>
    /// <exception cref="InvalidDataException">A rule is broken.</exception>
    public static IReadOnlyList<(WeightEntry Entry, long Start)> Read(ByteStore file) => Read(file, out _);

    /// <summary>Reads and checks the header.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="metadata">What it says beside its tensors.</param>
    /// <returns>Each tensor and where its bytes begin in the file, in the order of their places.</returns>
    /// <exception cref="InvalidDataException">A rule is broken.</exception>
    public static IReadOnlyList<(WeightEntry Entry, long Start)> Read(ByteStore file, out IReadOnlyDictionary<string, string> metadata)
    {
        byte[] lengthBytes = new byte[LengthBytes];
        file.Read(0, lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > WeightLimits.HeaderBytes) throw new InvalidDataException($"its header claims {length:N0} bytes, and {WeightLimits.HeaderBytes:N0} are allowed");
        if ((long)length > file.Length - LengthBytes) throw new InvalidDataException($"its header claims {length:N0} bytes, but the file has only {file.Length - LengthBytes:N0} more");
        byte[] json = new byte[(int)length];
        file.Read(LengthBytes, json);
        if (json is not [(byte)'{', ..]) throw new InvalidDataException("its header does not begin with '{'");

        List<(WeightEntry Entry, long Begin, long End)> tensors = Parse(json, out metadata);
        tensors.Sort((one, other) => (one.Begin, one.End).CompareTo((other.Begin, other.End)));
        long data = LengthBytes + (long)length, at = 0;
        foreach ((WeightEntry entry, long begin, long end) in tensors)
        {
            if (begin > at) throw new InvalidDataException($"there is a hole of {begin - at:N0} bytes before '{entry.Name}'");
            if (begin < at) throw new InvalidDataException($"'{entry.Name}' overlaps the tensor before it");
            if (end < begin || end - begin != entry.Bytes)
                throw new InvalidDataException($"'{entry.Name}' has {end - begin:N0} bytes, but {ShapeText.Of(entry.Shape)} of {entry.Type} are {entry.Bytes:N0}");
            at = end;
        }

        if (data + at != file.Length) throw new InvalidDataException($"its tensors have {at:N0} bytes, but the file has {file.Length - data:N0}");
        return [.. tensors.Select(tensor => (tensor.Entry, data + tensor.Begin))];
    }

    private static List<(WeightEntry Entry, long Begin, long End)> Parse(byte[] json, out IReadOnlyDictionary<string, string> metadata)
    {
        metadata = new Dictionary<string, string>();
        var reader = new Utf8JsonReader(json);
        HashSet<string> names = new(StringComparer.Ordinal);
        List<(WeightEntry, long, long)> tensors = [];
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!names.Add(name)) throw new InvalidDataException($"it has '{name}' twice");
            if (name == MetadataName) metadata = Metadata(ref reader);
            else tensors.Add(Tensor(ref reader, name));
            if (tensors.Count > WeightLimits.Tensors) throw new InvalidDataException($"it lists more than {WeightLimits.Tensors:N0} tensors");
        }

        if (reader.Read()) throw new InvalidDataException("there is more after its header's end");
        return tensors;
    }

    private static (WeightEntry Entry, long Begin, long End) Tensor(ref Utf8JsonReader reader, string name)
    {
        ScalarType? type = null;
        List<long>? shape = null, place = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            switch (property)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String);
                    string written = reader.GetString()!;
                    type = Types.TryGetValue(written, out ScalarType known) ? known : throw new InvalidDataException($"'{name}' is of the type {written}, which TorchSharp has not");
                    break;
                case "shape" when shape is null: shape = Numbers(ref reader, name); break;
                case "data_offsets" when place is null: place = Numbers(ref reader, name); break;
                default: throw new InvalidDataException($"'{name}' has a property '{property}' too many");
            }
        }

        return type is not null && shape is not null && place is [var begin, var end]
            ? (new WeightEntry(name, type.Value, shape), begin, end)
            : throw new InvalidDataException($"'{name}' lacks its type, its shape or its place");
    }

    private static Dictionary<string, string> Metadata(ref Utf8JsonReader reader)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (metadata.Count == WeightLimits.Tensors) throw new InvalidDataException($"its metadata has more than {WeightLimits.Tensors:N0} entries");
            Expect(ref reader, JsonTokenType.String);
            if (!metadata.TryAdd(name, reader.GetString()!)) throw new InvalidDataException($"its metadata has '{name}' twice");
        }

        return metadata;
    }

    private static List<long> Numbers(ref Utf8JsonReader reader, string name)
    {
        List<long> numbers = [];
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.Number)
        {
            if (!reader.TryGetInt64(out long number) || number < 0 || numbers.Count == WeightLimits.Dimensions) throw new InvalidDataException($"'{name}' has a shape or a place that makes no sense");
            numbers.Add(number);
        }

        return reader.TokenType == JsonTokenType.EndArray ? numbers : throw new InvalidDataException($"'{name}' has a shape or a place that is no list of numbers");
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw new InvalidDataException("its header ends too early");

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (Next(ref reader) != type) throw new InvalidDataException($"its header has {reader.TokenType} where {type} belongs");
    }
}

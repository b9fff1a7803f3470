using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>NumPy's types and memory orders.</summary>
internal static class NumpyArrays
{
    /// <summary>A type as NumPy writes it: "f4", with or without the byte order before it.</summary>
    /// <exception cref="InvalidDataException">It is no type of weights.</exception>
    public static ScalarType TypeOf(string name) => name.TrimStart('<', '>', '=', '|') switch
    {
        "f2" => ScalarType.Float16,
        "f4" => ScalarType.Float32,
        "f8" => ScalarType.Float64,
        "i1" => ScalarType.Int8,
        "i2" => ScalarType.Int16,
        "i4" => ScalarType.Int32,
        "i8" => ScalarType.Int64,
        "u1" => ScalarType.Byte,
        "b1" or "?" => ScalarType.Bool,
        "c8" => ScalarType.ComplexFloat32,
        "c16" => ScalarType.ComplexFloat64,
        _ => throw new InvalidDataException($"it has an array of the type '{name}', which is none of weights"),
    };

    /// <summary>An array that was pickled.</summary>
    public static StoredTensor Stored(string name, PickleArray array)
    {
        if (array.Data is not { } data || array.Type is not { } type) throw new InvalidDataException($"'{name}' is an array without content");
        var entry = new WeightEntry(name, TypeOf(type.Name), array.Shape);
        // Text that stands for bytes has one to two bytes a character; how many there are shows in reading.
        bool fits = data.IsText ? entry.Bytes <= data.Length && data.Length <= 2 * entry.Bytes : entry.Bytes == data.Length;
        if (!fits) throw new InvalidDataException($"'{name}' has {data.Length:N0} bytes, but {ShapeText.Of(entry.Shape)} of {entry.Type} are {entry.Bytes:N0}");
        bool bigEndian = type.Order == ">" || type.Name.StartsWith('>');
        return new StoredTensor(entry, data.Open) { BigEndian = bigEndian, Layout = Order(entry, array.FortranOrder), Check = data.IsText ? () => CheckText(name, data, entry.Bytes) : null };
    }

    /// <summary>The layout of an array whose first axis runs fastest.</summary>
    public static StoredLayout? Order(WeightEntry entry, bool fortranOrder) => fortranOrder && entry.Shape.Count > 1
        ? new StoredLayout(entry.Type, [.. entry.Shape.Reverse()], raw => raw.permute([.. Enumerable.Range(0, entry.Shape.Count).Reverse().Select(axis => (long)axis)]))
        : null;

    private static void CheckText(string name, PickleBytes data, long bytes)
    {
        using Stream stream = data.Open();
        ForwardStream.Skip(stream, bytes);
        if (stream.ReadByte() >= 0) throw new InvalidDataException($"'{name}' has more bytes than its shape makes");
    }
}

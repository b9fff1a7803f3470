using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// All that a pickle of weights may ask for: PyTorch's and NumPy's ways of writing tensors, each made here by hand. Any other name
/// ends the reading.
/// </summary>
internal static class PickleCalls
{
    private static readonly Dictionary<string, ScalarType> Storages = new(StringComparer.Ordinal)
    {
        ["FloatStorage"] = ScalarType.Float32,
        ["DoubleStorage"] = ScalarType.Float64,
        ["HalfStorage"] = ScalarType.Float16,
        ["BFloat16Storage"] = ScalarType.BFloat16,
        ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32,
        ["ShortStorage"] = ScalarType.Int16,
        ["CharStorage"] = ScalarType.Int8,
        ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
        ["ComplexFloatStorage"] = ScalarType.ComplexFloat32,
        ["ComplexDoubleStorage"] = ScalarType.ComplexFloat64,
    };

    private static readonly HashSet<string> Known = new(
        [
            "collections.OrderedDict", "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter", "torch.Size", "torch.device",
            "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar",
            "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer", "numpy.ndarray", "numpy.dtype", "_codecs.encode",
            .. Storages.Keys.Select(type => $"torch.{type}"), .. Storages.Keys.Select(type => $"torch.cuda.{type}"),
        ],
        StringComparer.Ordinal);

    /// <summary>A name that the pickle asks for.</summary>
    /// <exception cref="KitException">No weights need it.</exception>
    public static PickleName Name(string full, string source) => Known.Contains(full) ? new PickleName(full) : throw Refused(full, source);

    /// <summary>What a call of a known name gives.</summary>
    public static object? Call(PickleName name, object?[] arguments, string source)
    {
        switch (name.Full)
        {
            case "collections.OrderedDict":
                var dictionary = new PickleDictionary();
                if (arguments is [List<object?> pairs, ..])
                    foreach (object? pair in pairs)
                    {
                        if (pair is not (object?[] or List<object?>) || ((IList<object?>)pair) is not [var key, var value]) throw new InvalidDataException("its pickle has a dictionary without pairs");
                        dictionary[PickleMachine.TextOf(key)] = value;
                    }

                return dictionary;
            case "torch._utils._rebuild_tensor" or "torch._utils._rebuild_tensor_v2":
                return new PickleTensor(As<PickleStorage>(arguments[0]), Number(arguments[1]), Numbers(arguments[2]), Numbers(arguments[3]));
            case "torch._utils._rebuild_parameter":
                return As<PickleTensor>(arguments[0]);
            case "torch.Size" or "torch.device" or "numpy.core.multiarray.scalar" or "numpy._core.multiarray.scalar":
                return null; // Harmless, and never a weight.
            case "numpy.core.multiarray._reconstruct" or "numpy._core.multiarray._reconstruct":
                return new PickleArray();
            case "numpy.core.numeric._frombuffer" or "numpy._core.numeric._frombuffer":
                return new PickleArray { Data = As<PickleBytes>(arguments[0]), Type = As<PickleType>(arguments[1]), Shape = Numbers(arguments[2]), FortranOrder = PickleMachine.TextOf(arguments[3]) == "F" };
            case "numpy.dtype":
                return new PickleType(PickleMachine.TextOf(arguments[0]));
            case "_codecs.encode" when PickleMachine.TextOf(arguments[1]) is "latin1" or "latin-1":
                return Encoded(arguments[0]);
            default:
                throw Refused(name.Full, source);
        }
    }

    /// <summary>Gives a value its state.</summary>
    public static void Restore(object? target, object? state, string source)
    {
        switch (target, state)
        {
            case (PickleType type, object?[] and [_, var order, ..]):
                type.Order = PickleMachine.TextOf(order);
                break;
            case (PickleArray array, object?[] and [_, object?[] shape, PickleType type, bool fortran, var data]):
                (array.Shape, array.Type, array.FortranOrder) = (Numbers(shape), type, fortran);
                array.Data = data as PickleBytes ?? (data is string text ? Encoded(text) : throw new InvalidDataException("it has an array of Python objects, not of numbers"));
                break;
            case (PickleDictionary, _):
                break; // An OrderedDict's own attributes: PyTorch's "_metadata".
            default:
                throw new KitException($"{source} is not opened: its pickle sets the state of what is no array, which no weights need.");
        }
    }

    /// <summary>A storage, which PyTorch keeps outside the pickle.</summary>
    public static PickleStorage Persistent(object? id, string source)
    {
        if (id is not object?[] { Length: >= 5 } parts || PickleMachine.TextOf(parts[0]) != "storage" || parts[1] is not PickleName name || !Storages.TryGetValue(name.Full[(name.Full.LastIndexOf('.') + 1)..], out ScalarType type))
            throw new KitException($"{source} is not opened: its pickle asks for something outside that is no storage of numbers.");
        string key = PickleMachine.TextOf(parts[2]);
        long elements = Number(parts[4]);
        // A view of a storage, as PyTorch wrote them before 0.4: key, offset, size.
        return parts is [_, _, _, _, _, object?[] and [_, long offset, long size], ..] ? new PickleStorage(key, type, size, offset) : new PickleStorage(key, type, elements, 0);
    }

    private static PickleBytes Encoded(object? text)
    {
        switch (text)
        {
            case PickleBytes { IsText: true } stored: return stored;
            case PickleBytes { Length: 0 } empty: return empty;
            case string small:
                if (small.Any(character => character > 255)) throw new InvalidDataException("a text that stands for bytes has other characters than 0 to 255");
                byte[] bytes = System.Text.Encoding.Latin1.GetBytes(small);
                return new PickleBytes(new MemoryBytes(bytes), 0, bytes.Length, IsText: false);
            default: throw new InvalidDataException("its pickle encodes what is no text");
        }
    }

    private static long[] Numbers(object? values) => values is IList<object?> list && list.Count <= WeightLimits.Dimensions
        ? [.. list.Select(Number)]
        : throw new InvalidDataException("its pickle has a shape that is no list of numbers");

    private static long Number(object? value) => value is long number ? number : throw new InvalidDataException("its pickle has something else where a number belongs");

    private static T As<T>(object? value) where T : class => value as T ?? throw new InvalidDataException("its pickle puts together what does not belong together");

    private static KitException Refused(string name, string source) => new($"{source} is not opened: its pickle asks for {Shown(name)}, which no weights need.");

    private static string Shown(string name) => new([.. name.Take(100).Select(character => char.IsControl(character) ? ' ' : character)]);
}

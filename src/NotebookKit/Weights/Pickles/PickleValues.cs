using System.Text;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A name that a pickle asks for; one that the reader knows, or it would have been refused.</summary>
internal sealed record PickleName(string Full);

/// <summary>A string that was too long to be worth copying: its place among the bytes.</summary>
/// <param name="Store">The bytes.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many bytes it has there.</param>
/// <param name="IsText">Whether it is text in UTF-8 (each character then stands for a byte) and not bytes themselves.</param>
internal sealed record PickleBytes(ByteStore Store, long Start, long Length, bool IsText)
{
    /// <summary>The bytes themselves.</summary>
    public Stream Open() => IsText ? new Latin1Stream(Store.Open(Start, Length)) : Store.Open(Start, Length);

    public string Text()
    {
        if (Length > WeightLimits.NameBytes) throw new InvalidDataException($"a name has {Length:N0} bytes");
        byte[] bytes = new byte[(int)Length];
        Store.Read(Start, bytes);
        return IsText ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}

/// <summary>A dictionary by the text of its keys, in order.</summary>
internal sealed class PickleDictionary
{
    private readonly OrderedDictionary<string, object?> _items = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, object?>> Items => _items;

    public object? this[string key]
    {
        get => _items.GetValueOrDefault(key);
        set => _items[key] = value;
    }
}

/// <summary>The elements that several of PyTorch's tensors may share.</summary>
/// <param name="Key">Its name within the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Elements">How many there are.</param>
/// <param name="Offset">Where it begins within the storage of that name, in elements.</param>
internal sealed record PickleStorage(string Key, ScalarType Type, long Elements, long Offset);

/// <summary>A tensor of PyTorch's: a view of a storage.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>NumPy's type of elements: "f4" and a byte order.</summary>
internal sealed class PickleType(string name)
{
    public string Name => name;

    public string Order { get; set; } = "<";
}

/// <summary>An array of NumPy's; empty until its state was set.</summary>
internal sealed class PickleArray
{
    public PickleType? Type { get; set; }

    public long[] Shape { get; set; } = [];

    public bool FortranOrder { get; set; }

    public PickleBytes? Data { get; set; }
}

using System.Text;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// MXNet's lists of arrays, <c>.params</c> and <c>.nd</c> (apache/mxnet, src/ndarray/ndarray.cc, <c>NDArray::Save</c> and
/// <c>NDArray::Load</c>): 0x112, a reserved word, the arrays, their names. An array of the first versions begins with its number of
/// axes, later ones with a magic number.
/// </summary>
internal static class MxNetFile
{
    public const string Format = "MXNet";
    private const ulong ListMagic = 0x112;
    private const uint Version1 = 0xF993FAC8, Version2 = 0xF993FAC9, Version3 = 0xF993FACA;

    public static bool Knows(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0x12, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    public static StoredWeights Open(DiskBytes file)
    {
        var bytes = new ByteCursor(file);
        if ((ulong)bytes.I64() != ListMagic || bytes.I64() != 0) throw new InvalidDataException("it does not begin as a list of arrays does");
        (ScalarType Type, long[] Shape, long Start)?[] arrays = new (ScalarType, long[], long)?[Count(bytes)];
        for (int i = 0; i < arrays.Length; i++) arrays[i] = Array(bytes);
        long names = bytes.I64();
        if (names != 0 && names != arrays.Length) throw new InvalidDataException($"it has {arrays.Length:N0} arrays, but {names:N0} names");

        List<StoredTensor> tensors = [];
        for (int i = 0; i < arrays.Length; i++)
        {
            string name = names == 0 ? i.ToString(System.Globalization.CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(bytes.Take(bytes.Length64(), WeightLimits.NameBytes));
            if (arrays[i] is not (ScalarType type, long[] shape, long start)) continue;
            var entry = new WeightEntry(name, type, shape);
            tensors.Add(new StoredTensor(entry, () => file.Open(start, entry.Bytes)));
        }

        if (bytes.Remaining != 0) throw new InvalidDataException($"there are {bytes.Remaining:N0} bytes more than its list needs");
        return new StoredWeights(file.Path, Format, file, tensors);
    }

    private static int Count(ByteCursor bytes)
    {
        long count = bytes.I64();
        return count is >= 0 and <= WeightLimits.Tensors ? (int)count : throw new InvalidDataException($"it claims {(ulong)count:N0} arrays");
    }

    /// <summary>One array; null for one without content.</summary>
    private static (ScalarType Type, long[] Shape, long Start)? Array(ByteCursor bytes)
    {
        uint magic = bytes.U32();
        if (magic is Version2 or Version3 && bytes.I32() != 0) throw new InvalidDataException("it has a sparse array, which no network here needs");
        long[] shape = magic switch
        {
            Version1 or Version2 or Version3 => Shape(bytes, bytes.I32(), wide: true),
            _ => Shape(bytes, (int)magic, wide: false),
        };
        // Only under NumPy's rules, version 3, is an array without axes a number.
        if (shape.Length == 0 && magic != Version3) return null;
        bytes.Skip(2 * sizeof(int)); // The device that it was on.
        ScalarType type = Type(bytes.I32());
        long start = bytes.Position;
        bytes.Skip(new WeightEntry("", type, shape).Bytes);
        return (type, shape, start);
    }

    private static long[] Shape(ByteCursor bytes, int axes, bool wide)
    {
        if (axes is < 0 or > WeightLimits.Dimensions) throw new InvalidDataException($"an array has {(uint)axes:N0} axes");
        long[] shape = new long[axes];
        for (int i = 0; i < axes; i++) shape[i] = wide ? bytes.I64() : bytes.U32();
        return shape;
    }

    private static ScalarType Type(int flag) => flag switch
    {
        0 => ScalarType.Float32,
        1 => ScalarType.Float64,
        2 => ScalarType.Float16,
        3 => ScalarType.Byte,
        4 => ScalarType.Int32,
        5 => ScalarType.Int8,
        6 => ScalarType.Int64,
        7 => ScalarType.Bool,
        12 => ScalarType.BFloat16,
        _ => throw new InvalidDataException($"an array is of the unknown type {flag}"),
    };
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Types of elements, and how many bytes tensors of them take.</summary>
internal static class ElementType
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new InvalidDataException($"its elements are {type}, which is no type of weights"),
    };

    /// <summary>Bytes of what byte order means: half a complex number.</summary>
    public static int WordSize(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 ? Size(type) / 2 : Size(type);

    /// <summary>The number of elements.</summary>
    /// <exception cref="InvalidDataException">A size is negative, there are too many, or their product is beyond any file.</exception>
    public static long Count(IReadOnlyList<long> shape)
    {
        if (shape.Count > WeightLimits.Dimensions) throw new InvalidDataException($"a tensor has {shape.Count} axes");
        if (shape.Any(size => size < 0)) throw new InvalidDataException($"a tensor has the shape {ShapeText.Of(shape)}");
        if (shape.Contains(0)) return 0;
        UInt128 count = 1;
        foreach (long size in shape)
        {
            count *= (UInt128)size;
            if (count > 1UL << 48) throw new InvalidDataException($"a tensor has the shape {ShapeText.Of(shape)}");
        }

        return (long)count;
    }
}

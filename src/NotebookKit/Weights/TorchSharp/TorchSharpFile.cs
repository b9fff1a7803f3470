using System.Text;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// What TorchSharp's own <c>module.save</c> writes: the number of tensors, and of each its name, type, sizes and bytes; numbers are in
/// groups of 7 bits. The format has no magic number, so a file is taken for one only where nothing else fits and all of it adds up.
/// </summary>
internal static class TorchSharpFile
{
    public const string Format = "TorchSharp";

    public static StoredWeights Open(DiskBytes file)
    {
        var bytes = new ByteCursor(file);
        ulong count = bytes.Varint();
        if (count is 0 or > WeightLimits.Tensors) throw new InvalidDataException($"it claims {count:N0} tensors");
        List<StoredTensor> tensors = [];
        for (ulong i = 0; i < count; i++)
        {
            string name = Encoding.UTF8.GetString(bytes.Take(Small(bytes.Varint()), WeightLimits.NameBytes));
            var type = (ScalarType)Small(bytes.Varint());
            long[] shape = new long[Small(bytes.Varint())];
            if (shape.Length > WeightLimits.Dimensions) throw new InvalidDataException($"'{name}' has {shape.Length} axes");
            for (int axis = 0; axis < shape.Length; axis++) shape[axis] = checked((long)bytes.Varint());
            var entry = new WeightEntry(name, type, shape);
            long start = bytes.Position;
            bytes.Skip(entry.Bytes);
            tensors.Add(new StoredTensor(entry, () => file.Open(start, entry.Bytes)));
        }

        if (bytes.Remaining != 0) throw new InvalidDataException($"there are {bytes.Remaining:N0} bytes more than its tensors need");
        return new StoredWeights(file.Path, Format, file, tensors);
    }

    private static int Small(ulong value) => value <= 1 << 20 ? (int)value : throw new InvalidDataException("it has a length that makes no sense");
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Makes stored tensors of the views of storages that PyTorch's pickles describe.</summary>
internal static class TorchTensors
{
    /// <param name="root">What was pickled.</param>
    /// <param name="storage">Finds a storage's bytes.</param>
    /// <exception cref="InvalidDataException">A view reaches beyond its storage, or has more elements than it.</exception>
    public static IReadOnlyList<StoredTensor> Of(object? root, Func<PickleStorage, TorchStorage> storage)
    {
        List<StoredTensor> tensors = [];
        foreach ((string name, object value) in PickledTensors.Of(root))
        {
            if (value is PickleTensor view) tensors.Add(Stored(name, view, storage(view.Storage)));
            else if (value is PickleArray { Data: not null } array) tensors.Add(NumpyArrays.Stored(name, array));
        }

        return tensors;
    }

    private static StoredTensor Stored(string name, PickleTensor view, TorchStorage storage)
    {
        ScalarType type = view.Storage.Type;
        int size = ElementType.Size(type);
        var entry = new WeightEntry(name, type, view.Shape);
        if (view.Strides.Length != view.Shape.Length || view.Strides.Any(stride => stride < 0) || view.Offset < 0 || view.Storage.Offset < 0 || view.Storage.Elements < 0)
            throw new InvalidDataException($"'{name}' has strides or an offset that make no sense");
        if (entry.Elements == 0) return new StoredTensor(entry, () => Stream.Null);

        // The last element it reaches, without overflow: shapes are bounded by the count, strides here.
        UInt128 span = 1;
        foreach ((long length, long stride) in view.Shape.Zip(view.Strides)) span += (UInt128)(length - 1) * (UInt128)stride;
        UInt128 end = (UInt128)view.Offset + span;
        if (end > (UInt128)view.Storage.Elements || (end + (UInt128)view.Storage.Offset) * (UInt128)size > (UInt128)storage.Length || entry.Elements > view.Storage.Elements)
            throw new InvalidDataException($"'{name}' reaches beyond its storage '{view.Storage.Key}'");

        long start = (view.Storage.Offset + view.Offset) * size;
        return new StoredTensor(entry, () => storage.Open(start))
        {
            BigEndian = storage.BigEndian,
            Check = storage.Check,
            Layout = IsPlain(view) ? null : new StoredLayout(type, [(long)span], raw => raw.as_strided(view.Shape, view.Strides, 0)),
        };
    }

    private static bool IsPlain(PickleTensor view)
    {
        long expected = 1;
        for (int axis = view.Shape.Length - 1; axis >= 0; axis--)
        {
            if (view.Shape[axis] > 1 && view.Strides[axis] != expected) return false;
            expected *= view.Shape[axis];
        }

        return true;
    }
}

/// <summary>The bytes of a storage.</summary>
/// <param name="Length">How many there are.</param>
/// <param name="Open">Reads them from a place on.</param>
/// <param name="BigEndian">Whether the bytes of each number are the other way round.</param>
/// <param name="Check">Finds damage that shows only in reading.</param>
internal sealed record TorchStorage(long Length, Func<long, Stream> Open, bool BigEndian, Action? Check);

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A tensor as it lies in its file.</summary>
/// <param name="Entry">What it is once read.</param>
/// <param name="Open">Its bytes, little-endian unless said otherwise.</param>
internal sealed record StoredTensor(WeightEntry Entry, Func<Stream> Open)
{
    /// <summary>Whether the bytes of each number are the other way round.</summary>
    public bool BigEndian { get; init; }

    /// <summary>How it lies there, where that is not the entry's shape and type in C order.</summary>
    public StoredLayout? Layout { get; init; }

    /// <summary>Finds damage that shows only in reading; null where there is none of that kind.</summary>
    public Action? Check { get; init; }
}

/// <summary>Bytes that have to be put in order.</summary>
/// <param name="Type">The type of what is stored.</param>
/// <param name="Shape">Its shape in C order.</param>
/// <param name="Arrange">Makes the entry's tensor of it.</param>
internal sealed record StoredLayout(ScalarType Type, IReadOnlyList<long> Shape, Func<Tensor, Tensor> Arrange);

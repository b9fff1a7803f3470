using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>What a weight file says of one of its tensors.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes; none for a single number.</param>
public sealed record WeightEntry(string Name, ScalarType Type, IReadOnlyList<long> Shape)
{
    /// <summary>How many elements it has.</summary>
    public long Elements => ElementType.Count(Shape);

    /// <summary>How many bytes they take.</summary>
    public long Bytes => Elements * ElementType.Size(Type);

    /// <summary>Name, type and shape.</summary>
    public override string ToString() => $"{Name} {Type} {ShapeText.Of(Shape)}";
}

namespace NotebookKit;

/// <summary>One row of a model's table.</summary>
/// <param name="Name">The module's name within its parent, as in <c>named_modules</c>.</param>
/// <param name="Type">The module's type, for example "Conv2d".</param>
/// <param name="Depth">How deep it lies: 0 for the model itself.</param>
/// <param name="OutputShape">The shape of what it returned, or null when it did not run.</param>
/// <param name="Parameters">Parameters of its own, those of its children included.</param>
/// <param name="TrainableParameters">Those of them that require a gradient.</param>
/// <param name="MultiplyAdds">Multiply-adds of one forward pass, children included; 0 for layers without weights.</param>
/// <param name="IsLeaf">Whether it has no children.</param>
public sealed record LayerSummary(
    string Name, string Type, int Depth, IReadOnlyList<long>? OutputShape, long Parameters, long TrainableParameters, long MultiplyAdds, bool IsLeaf)
{
    /// <summary>The shape of its weight, or null where it has none of its own.</summary>
    public IReadOnlyList<long>? WeightShape { get; init; }

    /// <summary>The full name of an earlier layer whose parameters these are, or null. They are counted there.</summary>
    public string? SharedWith { get; init; }
}

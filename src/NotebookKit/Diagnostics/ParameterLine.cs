namespace NotebookKit;

/// <summary>One parameter of a model.</summary>
/// <param name="Name">Its full name, for example "layer1.0.conv1.weight".</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Device">Where it lies.</param>
/// <param name="Count">How many elements.</param>
/// <param name="IsTrainable">Whether a training changes it.</param>
public sealed record ParameterLine(string Name, IReadOnlyList<long> Shape, string Type, string Device, long Count, bool IsTrainable)
{
    /// <summary>The mean of its elements; NaN where there is none.</summary>
    public double Mean { get; init; }

    /// <summary>The standard deviation of its elements; NaN where there is none.</summary>
    public double Deviation { get; init; }

    /// <summary>The length of its gradient; null before the first backward pass.</summary>
    public double? GradientNorm { get; init; }
}

namespace NotebookKit;

/// <summary>A model's table: layer, output shape, parameters, multiply-adds. Made by <see cref="ModelSummary.Of"/>.</summary>
/// <param name="Layers">The model itself first (depth 0), then its modules in the order of their registration.</param>
/// <param name="InputShape">The shape of the input that was sent through, N×C×H×W.</param>
public sealed partial record ModelSummary(IReadOnlyList<LayerSummary> Layers, IReadOnlyList<long> InputShape)
{
    /// <summary>All parameters, each counted once.</summary>
    public long Parameters => Layers[0].Parameters;

    /// <summary>Those that require a gradient.</summary>
    public long TrainableParameters => Layers[0].TrainableParameters;

    /// <summary>Multiply-adds of one forward pass on an input of <see cref="InputShape"/>.</summary>
    public long MultiplyAdds => Layers[0].MultiplyAdds;
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A model's table: layer, output shape, parameters, multiply-adds. Made by <see cref="Of"/>.</summary>
/// <param name="Layers">The model itself first (depth 0), then its modules, each before its children.</param>
/// <param name="InputShape">The shape of the input that was sent through, N×C×H×W.</param>
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Layers, IReadOnlyList<long> InputShape)
{
    /// <summary>All parameters, each counted once.</summary>
    public long Parameters => Layers[0].Parameters;

    /// <summary>Those that require a gradient.</summary>
    public long TrainableParameters => Layers[0].TrainableParameters;

    /// <summary>Multiply-adds of one forward pass on an input of <see cref="InputShape"/>.</summary>
    public long MultiplyAdds => Layers[0].MultiplyAdds;

    /// <summary>
    /// Sends zeros through the model once and notes what every layer returns. The model's mode and its batch statistics are
    /// as before afterwards. A layer whose parent bypasses <c>call</c> has no output shape.
    /// </summary>
    /// <param name="model">Takes one tensor and returns one.</param>
    /// <param name="inputShape">The input's shape, for example 1, 3, 224, 224.</param>
    /// <exception cref="ArgumentException">No shape is given, or the model does not take an input of it.</exception>
    /// <example><code>ModelSummary.Of(new CifarResNet(depth: 20), 1, 3, 32, 32)</code></example>
    public static ModelSummary Of(nn.Module<Tensor, Tensor> model, params IReadOnlyList<long> inputShape)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputShape);
        if (inputShape.Count == 0) throw new ArgumentException("Say the input's shape, for example 1, 3, 224, 224.", nameof(inputShape));

        using var probe = new ForwardProbe(model);
        probe.Run([.. inputShape]);
        List<LayerSummary> layers = [];
        AddLayer("", model, 0);
        return new ModelSummary(layers, [.. inputShape]);

        void AddLayer(string name, nn.Module module, int depth)
        {
            (string name, nn.Module module)[] children = [.. module.named_children()];
            Tensor[] parameters = [.. module.parameters().DistinctBy(parameter => parameter.Handle)];
            layers.Add(new LayerSummary(
                name, depth == 0 ? model.GetName() : module.GetType().Name, depth, probe.OutputShape(module),
                parameters.Sum(parameter => parameter.numel()), parameters.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()),
                module.modules().Append(module).Distinct().Sum(probe.MultiplyAdds), children.Length == 0));
            foreach ((string childName, nn.Module child) in children) AddLayer(childName, child, depth + 1);
        }
    }
}

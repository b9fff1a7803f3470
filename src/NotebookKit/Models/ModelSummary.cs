using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A model's table: layer, output shape, parameters, multiply-adds. Made by <see cref="Of(nn.Module{Tensor, Tensor}, IReadOnlyList{long})"/>.</summary>
/// <param name="Layers">The model itself first (depth 0), then its modules, each before its children.</param>
/// <param name="InputShape">The shape of the input that was sent through, N×C×H×W; empty where nothing was.</param>
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Layers, IReadOnlyList<long> InputShape)
{
    /// <summary>The model's name.</summary>
    public string Name => Layers[0].Type;

    /// <summary>All parameters, each counted once.</summary>
    public long Parameters => Layers[0].Parameters;

    /// <summary>Those that require a gradient.</summary>
    public long TrainableParameters => Layers[0].TrainableParameters;

    /// <summary>Multiply-adds of one forward pass on an input of <see cref="InputShape"/>; 0 where nothing was sent through.</summary>
    public long MultiplyAdds => Layers[0].MultiplyAdds;

    /// <summary>
    /// Layers with weights on the longest way from input to output, as papers count depth: a projection beside a residual
    /// block's convolutions is not on it. 0 where nothing was sent through.
    /// </summary>
    public int WeightedLayers { get; init; }

    /// <summary>Bytes of the input.</summary>
    public long InputBytes { get; init; }

    /// <summary>Bytes of parameters and buffers.</summary>
    public long ParameterBytes { get; init; }

    /// <summary>Bytes that the layers returned in one forward pass; training keeps about as much again for the gradients.</summary>
    public long ActivationBytes { get; init; }

    /// <summary>
    /// Sends zeros through the model once and notes what every layer returns. Every module's mode and the batch statistics
    /// are as before afterwards. A layer whose parent bypasses <c>call</c> has no output shape.
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

        using var scope = NewDisposeScope();
        Tensor? parameter = model.parameters().FirstOrDefault(parameter => parameter.is_floating_point());
        return Of(model, [zeros([.. inputShape], parameter?.dtype ?? float32, parameter?.device ?? CPU)]);
    }

    /// <summary>The same with inputs of your own: indices for an embedding, two tensors, a recurrent layer.</summary>
    /// <param name="model">Takes one or two tensors.</param>
    /// <param name="inputs">What it takes.</param>
    /// <exception cref="ArgumentException">The model does not take these inputs.</exception>
    /// <exception cref="KitException">The model takes something else than one or two tensors.</exception>
    public static ModelSummary Of(nn.Module model, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        using var probe = new ForwardProbe(model);
        probe.Run(inputs);
        return new ModelSummary(LayerTree.Of(model, probe), inputs is [var first, ..] ? first.shape : [])
        {
            WeightedLayers = probe.LongestWay,
            InputBytes = inputs.Sum(input => input.numel() * input.ElementSize),
            ParameterBytes = BytesOf(model),
            ActivationBytes = probe.ActivationBytes,
        };
    }

    /// <summary>The structure alone: nothing is sent through, so there are no output shapes and no multiply-adds.</summary>
    /// <param name="model">Any module.</param>
    public static ModelSummary Structure(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelSummary(LayerTree.Of(model, null), []) { ParameterBytes = BytesOf(model) };
    }

    private static long BytesOf(nn.Module model) =>
        model.parameters().Concat(model.buffers()).DistinctBy(tensor => tensor.Handle).Sum(tensor => tensor.numel() * tensor.ElementSize);
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>A model's parameters, one by one: what <c>#!params</c> shows.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Parameters">The parameters in the model's order; one that is shared stands once.</param>
public sealed record ParameterList(string Model, IReadOnlyList<ParameterLine> Parameters)
{
    /// <summary>All elements.</summary>
    public long Count => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The elements that a training changes.</summary>
    public long Trainable => Parameters.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Count);

    /// <summary>Looks at a model. Changes nothing, makes no tensor that lasts.</summary>
    /// <param name="model">Any module.</param>
    public static ParameterList Of(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return new ParameterList(ModelName.Of(model), [.. model.named_parameters().DistinctBy(pair => pair.parameter.Handle).Select(pair => Line(pair.name, pair.parameter))]);
    }

    private static ParameterLine Line(string name, Tensor parameter)
    {
        bool measured = parameter.numel() > 0 && parameter.is_floating_point() && parameter.device_type != TorchSharp.DeviceType.META;
        Tensor? gradient = parameter.grad;
        return new ParameterLine(name, parameter.shape, parameter.dtype.ToString().ToLowerInvariant(), parameter.device.ToString(), parameter.numel(), parameter.requires_grad)
        {
            Mean = measured ? parameter.mean().to(float64).item<double>() : double.NaN,
            Deviation = measured && parameter.numel() > 1 ? parameter.to(float32).std().item<float>() : double.NaN,
            GradientNorm = gradient is null ? null : gradient.to(float32).norm().item<float>(),
        };
    }
}

using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// All trainable parameters of a model in one block of memory, and their gradients in another, so that an update is one pass
/// instead of a dozen small operations a layer. The model's parameters look into the blocks, with the strides they had, until
/// this is disposed.
/// </summary>
internal sealed class FlatParameters : IDisposable
{
    /// <summary>Every parameter begins at a multiple of this many floats: a cache line, and a whole number of vectors.</summary>
    public const int Alignment = 16;

    private readonly List<Parameter> _parameters = [];
    private readonly List<long> _offsets = [];

    /// <summary>Moves the parameters.</summary>
    /// <param name="model">The model; what does not require a gradient stays where it is.</param>
    /// <param name="groups">Parameters with rates of their own; the others form a group with factor 1.</param>
    /// <exception cref="KitException">A parameter is not float32 on the processor, is no part of the model, or stands in two groups.</exception>
    public FlatParameters(nn.Module model, IReadOnlyList<ParameterGroup> groups)
    {
        (string Name, Parameter Value)[] trainable = [.. model.named_parameters().Where(named => named.parameter.requires_grad).DistinctBy(named => named.parameter.Handle)];
        if (trainable.Length == 0) throw new KitException($"{ModelName.Of(model)} has no parameter that can be trained.");
        foreach ((string name, Parameter value) in trainable)
            if (value.dtype != ScalarType.Float32 || value.device_type != TorchSharp.DeviceType.CPU)
                throw new KitException($"{ModelName.Of(model)}'s parameter {name} is {value.dtype} on {value.device}; training needs float32 on the processor: call model.to(float32).cpu() first.");

        List<FlatGroup> laidOut = [];
        long length = 0;
        foreach ((IReadOnlyList<Parameter> members, ParameterGroup? group) in Divide(model, trainable, groups))
        {
            long start = length;
            foreach (Parameter parameter in members)
            {
                _parameters.Add(parameter);
                _offsets.Add(length);
                length += (parameter.numel() + Alignment - 1) / Alignment * Alignment;
            }

            if (length > start) laidOut.Add(new FlatGroup(start, length - start, group?.LearningRateFactor ?? 1, group?.WeightDecay));
        }

        Groups = laidOut;
        Weights = zeros(length, float32).DetachFromDisposeScope();
        Gradients = zeros(length, float32).DetachFromDisposeScope();
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        for (int i = 0; i < _parameters.Count; i++)
        {
            Parameter parameter = _parameters[i];
            (long[] shape, long[] strides) = (parameter.shape, Dense(parameter) ? parameter.stride() : zeros(parameter.shape).stride());
            Tensor view = Weights.as_strided(shape, strides, _offsets[i]);
            view.copy_(parameter);
            parameter.set_(view);
            parameter.grad = Gradients.as_strided(shape, strides, _offsets[i]);
        }
    }

    /// <summary>The groups, one after the other in memory.</summary>
    public IReadOnlyList<FlatGroup> Groups { get; }

    /// <summary>All weights; between two parameters up to 15 zeros.</summary>
    public Tensor Weights { get; }

    /// <summary>The gradient of each.</summary>
    public Tensor Gradients { get; }

    /// <summary>Gives every parameter memory of its own again and drops the gradients.</summary>
    public void Dispose()
    {
        using (no_grad())
        using (NewDisposeScope())
        {
            foreach (Parameter parameter in _parameters)
            {
                Tensor own = empty_strided(parameter.shape, parameter.stride(), float32);
                own.copy_(parameter);
                parameter.set_(own);
                parameter.grad = null;
            }
        }

        Weights.Dispose();
        Gradients.Dispose();
    }

    private static IEnumerable<(IReadOnlyList<Parameter> Members, ParameterGroup? Group)> Divide(nn.Module model, (string Name, Parameter Value)[] trainable, IReadOnlyList<ParameterGroup> groups)
    {
        Dictionary<nint, string> free = trainable.ToDictionary(named => named.Value.Handle, named => named.Name);
        HashSet<nint> known = [.. model.parameters().Select(parameter => parameter.Handle)];
        foreach (ParameterGroup group in groups)
        {
            List<Parameter> members = [];
            foreach (Parameter parameter in group.Parameters.Where(parameter => parameter.requires_grad))
            {
                if (!known.Contains(parameter.Handle)) throw new KitException($"A parameter group has a parameter of {string.Join("×", parameter.shape)} that {ModelName.Of(model)} does not have.");
                if (!free.Remove(parameter.Handle)) throw new KitException($"{ModelName.Of(model)}'s parameter {trainable.First(named => named.Value.Handle == parameter.Handle).Name} stands in two parameter groups.");
                members.Add(parameter);
            }

            yield return (members, group);
        }

        yield return ([.. trainable.Where(named => free.ContainsKey(named.Value.Handle)).Select(named => named.Value)], null);
    }

    /// <summary>Whether a parameter fills its memory without gaps, whatever the order of its axes.</summary>
    private static bool Dense(Tensor tensor) => tensor.shape.Zip(tensor.stride()).Where(axis => axis.First > 1).Aggregate(1L, (extent, axis) => extent + (axis.First - 1) * axis.Second) == Math.Max(1, tensor.numel());
}

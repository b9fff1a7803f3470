using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The exponential moving average of weights and batch statistics (Polyak and Juditsky 1992; the form of Szegedy et al. 2015, section
/// 8). Early on the average is short, or it would remember the random beginning: the decay is at most (1 + n) / (10 + n) after n updates.
/// </summary>
internal sealed class WeightAverage : IDisposable
{
    private readonly TrainedTensors _trained;
    private readonly double _decay;

    public WeightAverage(TrainedTensors trained, double decay)
    {
        (_trained, _decay) = (trained, decay);
        using var _ = no_grad();
        Values = [.. trained.All.Select(value => value.clone().DetachFromDisposeScope())];
    }

    /// <summary>The averages, in the order of <see cref="TrainedTensors.All"/>.</summary>
    public IReadOnlyList<Tensor> Values { get; }

    /// <summary>Takes the present weights in.</summary>
    /// <param name="number">The update's number, from 1.</param>
    public void Add(int number)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using Tensor weight = tensor(1 - Math.Min(_decay, (1.0 + number) / (10.0 + number)));
        foreach ((Tensor average, Tensor value) in Values.Zip(_trained.All))
        {
            if (average.is_floating_point()) average.lerp_(value, weight);
            else average.copy_(value);
        }
    }

    /// <summary>Exchanges the model's weights and the averages; a second time, all is as before.</summary>
    public void Swap()
    {
        using var _ = no_grad();
        foreach ((Tensor average, Tensor value) in Values.Zip(_trained.All))
        {
            using Tensor present = value.clone();
            value.copy_(average);
            average.copy_(present);
        }
    }

    public void Dispose()
    {
        foreach (Tensor average in Values) average.Dispose();
    }
}

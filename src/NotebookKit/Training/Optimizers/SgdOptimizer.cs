using System.Globalization;
using System.Numerics;

namespace NotebookKit;

/// <summary>
/// Stochastic gradient descent with momentum and L2 weight decay, in Sutskever et al. 2013's Nesterov form unless said (as
/// PyTorch's SGD: the momentum holds gradients, not steps).
/// </summary>
/// <param name="Momentum">How much of the earlier gradients stays, 0 to below 1.</param>
/// <param name="Nesterov">Whether the step looks ahead by the momentum.</param>
public sealed record SgdOptimizer(double Momentum = 0.9, bool Nesterov = true) : Optimizer
{
    internal override int StatePerWeight => Momentum > 0 ? 1 : 0;

    internal override unsafe void Update(in WeightUpdate update)
    {
        float* weights = update.Weights, gradients = update.Gradients, velocity = update.First;
        Vector<float> scale = new(update.GradientScale), decay = new(update.WeightDecay), momentum = new((float)Momentum), rate = new(-update.LearningRate);
        for (int i = 0; i < update.Count; i += Vector<float>.Count)
        {
            Vector<float> weight = Vector.Load(weights + i);
            Vector<float> step = Vector.FusedMultiplyAdd(decay, weight, Vector.Load(gradients + i) * scale);
            if (velocity is not null)
            {
                Vector<float> faster = Vector.FusedMultiplyAdd(momentum, Vector.Load(velocity + i), step);
                faster.Store(velocity + i);
                step = Nesterov ? Vector.FusedMultiplyAdd(momentum, faster, step) : faster;
            }

            Vector.FusedMultiplyAdd(rate, step, weight).Store(weights + i);
            Vector<float>.Zero.Store(gradients + i);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"SGD, momentum {Momentum}{(Nesterov && Momentum > 0 ? " (Nesterov)" : "")}");
}

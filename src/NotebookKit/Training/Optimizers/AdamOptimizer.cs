using System.Globalization;
using System.Numerics;

namespace NotebookKit;

/// <summary>
/// Adam (Kingma and Ba 2014, algorithm 1), or AdamW where the weight decay is decoupled from the gradient (Loshchilov and Hutter
/// 2017, algorithm 2).
/// </summary>
/// <param name="DecoupledDecay">Whether weights decay by themselves (AdamW) instead of through the gradient (Adam with L2).</param>
/// <param name="Beta1">How much of the gradient's running mean stays.</param>
/// <param name="Beta2">How much of the squared gradient's running mean stays.</param>
/// <param name="Epsilon">Added to the denominator.</param>
public sealed record AdamOptimizer(bool DecoupledDecay = true, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : Optimizer
{
    internal override int StatePerWeight => 2;

    internal override unsafe void Update(in WeightUpdate update)
    {
        float* weights = update.Weights, gradients = update.Gradients, means = update.First, squares = update.Second;
        double meanPart = 1 - Math.Pow(Beta1, update.Number), squarePart = 1 - Math.Pow(Beta2, update.Number);
        Vector<float> scale = new(update.GradientScale), decay = new(DecoupledDecay ? 0 : update.WeightDecay), keep = new(DecoupledDecay ? 1 - update.LearningRate * update.WeightDecay : 1);
        Vector<float> beta1 = new((float)Beta1), new1 = new((float)(1 - Beta1)), beta2 = new((float)Beta2), new2 = new((float)(1 - Beta2));
        Vector<float> rate = new((float)(-update.LearningRate / meanPart)), unbias = new((float)(1 / Math.Sqrt(squarePart))), epsilon = new((float)Epsilon);
        for (int i = 0; i < update.Count; i += Vector<float>.Count)
        {
            Vector<float> weight = Vector.Load(weights + i);
            Vector<float> gradient = Vector.FusedMultiplyAdd(decay, weight, Vector.Load(gradients + i) * scale);
            Vector<float> mean = Vector.FusedMultiplyAdd(beta1, Vector.Load(means + i), new1 * gradient);
            Vector<float> square = Vector.FusedMultiplyAdd(beta2, Vector.Load(squares + i), new2 * gradient * gradient);
            mean.Store(means + i);
            square.Store(squares + i);
            Vector<float> step = mean / Vector.FusedMultiplyAdd(Vector.SquareRoot(square), unbias, epsilon);
            Vector.FusedMultiplyAdd(rate, step, weight * keep).Store(weights + i);
            Vector<float>.Zero.Store(gradients + i);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Adam{(DecoupledDecay ? "W" : "")}, β {Beta1} and {Beta2}, ε {Epsilon}");
}

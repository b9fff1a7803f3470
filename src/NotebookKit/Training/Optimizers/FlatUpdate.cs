using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Applies an optimizer to flat parameters. The same numbers come out whatever the number of threads.</summary>
internal sealed class FlatUpdate : IDisposable
{
    private const int Chunk = 1 << 16, SharedFrom = 1 << 20;
    private readonly FlatParameters _parameters;
    private readonly Optimizer _optimizer;
    private readonly double _weightDecay;

    public FlatUpdate(FlatParameters parameters, Optimizer optimizer, double weightDecay)
    {
        (_parameters, _optimizer, _weightDecay) = (parameters, optimizer, weightDecay);
        State = [.. Enumerable.Range(0, optimizer.StatePerWeight).Select(_ => zeros_like(parameters.Weights).DetachFromDisposeScope())];
    }

    /// <summary>What the rule remembers, each as long as the weights.</summary>
    public IReadOnlyList<Tensor> State { get; }

    /// <summary>The length of the whole gradient as one vector (Pascanu et al. 2013, section 3.2); NaN or infinite when a part of it is.</summary>
    public unsafe double GradientNorm()
    {
        float* gradients = Pointer(_parameters.Gradients);
        long length = _parameters.Gradients.numel();
        double[] parts = new double[(length + Chunk - 1) / Chunk];
        ForChunks(parts.Length, length, chunk => parts[chunk] = SumOfSquares(gradients + (long)chunk * Chunk, (int)Math.Min(Chunk, length - (long)chunk * Chunk)));
        return Math.Sqrt(parts.Sum());
    }

    /// <summary>Changes all weights and sets the gradients to zero.</summary>
    /// <param name="learningRate">The rate of a group with factor 1.</param>
    /// <param name="number">The update's number, from 1.</param>
    /// <param name="gradientScale">What the gradient is multiplied with first.</param>
    public unsafe void Apply(double learningRate, int number, double gradientScale)
    {
        float* weights = Pointer(_parameters.Weights), gradients = Pointer(_parameters.Gradients);
        float* first = State.Count > 0 ? Pointer(State[0]) : null, second = State.Count > 1 ? Pointer(State[1]) : null;
        foreach (FlatGroup group in _parameters.Groups)
        {
            (float rate, float decay) = ((float)(learningRate * group.LearningRateFactor), (float)(group.WeightDecay ?? _weightDecay));
            ForChunks((int)((group.Length + Chunk - 1) / Chunk), group.Length, chunk =>
            {
                long start = group.Start + (long)chunk * Chunk;
                _optimizer.Update(new WeightUpdate
                {
                    Weights = weights + start,
                    Gradients = gradients + start,
                    First = first is null ? null : first + start,
                    Second = second is null ? null : second + start,
                    Count = (int)Math.Min(Chunk, group.Start + group.Length - start),
                    LearningRate = rate,
                    WeightDecay = decay,
                    GradientScale = (float)gradientScale,
                    Number = number,
                });
            });
        }
    }

    public void Dispose()
    {
        foreach (Tensor memory in State) memory.Dispose();
    }

    /// <summary>Small blocks are done faster than a second thread wakes up.</summary>
    private static void ForChunks(int chunks, long length, Action<int> work)
    {
        if (length < SharedFrom) for (int chunk = 0; chunk < chunks; chunk++) work(chunk);
        else Parallel.For(0, chunks, work);
    }

    private static unsafe double SumOfSquares(float* values, int count)
    {
        Vector<double> sum = Vector<double>.Zero;
        for (int i = 0; i < count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.Load(values + i), out Vector<double> low, out Vector<double> high);
            sum += low * low + high * high;
        }

        return Vector.Sum(sum);
    }

    private static unsafe float* Pointer(Tensor flat)
    {
        // A span of all of it would end at 2 GB.
        using Tensor head = flat.narrow(0, 0, FlatParameters.Alignment);
        return (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(head.bytes));
    }
}

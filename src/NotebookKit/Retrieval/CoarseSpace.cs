using TorchSharp;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Where a collection is clustered: its vectors' directions if angles are measured, moved to their mean, after a power of two brought them
/// near 1: squares stay within float32's range, and differences keep their digits, whatever the size of the features.
/// </summary>
internal sealed class CoarseSpace : IDisposable
{
    private const int AddedAtOnce = 4096;

    // A query may lie anywhere. Farther out, products would leave float32's range; all of the collection is about as far from there.
    private static readonly Scalar Farthest = 1e15f, OtherEnd = -1e15f;

    private readonly DistanceMetric _metric;
    private readonly Tensor _scale, _mean;

    private CoarseSpace(DistanceMetric metric, Tensor scale, VectorRows rows)
    {
        (_metric, _scale) = (metric, scale);
        Tensor sum = zeros(rows.Width);
        for (int start = 0; start < rows.Count; start += AddedAtOnce)
        {
            using var part = NewDisposeScope();
            sum.add_(Scaled(rows.Rows.narrow(0, start, Math.Min(AddedAtOnce, rows.Count - start))).sum([0]), KeptScalars.One);
        }

        _mean = sum.div(tensor((float)rows.Count));
    }

    /// <summary>The space of a collection. It belongs to the dispose scope until it is kept.</summary>
    public static CoarseSpace Of(VectorRows rows, DistanceMetric metric)
    {
        using Tensor most = rows.Rows.max(), least = rows.Rows.min();
        float largest = Math.Max(Math.Abs(most.item<float>()), Math.Abs(least.item<float>()));
        float scale = largest == 0 ? 1 : MathF.ScaleB(1, Math.Clamp(-MathF.ILogB(largest), -126, 126));
        return new CoarseSpace(metric, tensor(scale), rows);
    }

    /// <summary>Where vectors are in it.</summary>
    /// <param name="vectors">N×D float32, of the collection or queries.</param>
    /// <returns>N×D; the caller disposes it.</returns>
    public Tensor Map(Tensor vectors)
    {
        using var scope = NewDisposeScope();
        return Scaled(vectors).sub(_mean).clamp_(OtherEnd, Farthest).MoveToOuterDisposeScope();
    }

    /// <summary>Takes it out of the dispose scope.</summary>
    public CoarseSpace Keep()
    {
        _scale.DetachFromDisposeScope();
        _mean.DetachFromDisposeScope();
        return this;
    }

    public void Dispose()
    {
        _scale.Dispose();
        _mean.Dispose();
    }

    private Tensor Scaled(Tensor vectors) => _metric == DistanceMetric.Cosine ? UnitRows.Of(vectors) : vectors.mul(_scale);
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>The middles of the lists of an index, in its <see cref="CoarseSpace"/>.</summary>
internal sealed class ListCentroids : IDisposable
{
    private readonly Tensor _centroids, _halves;

    /// <summary>Belongs to the dispose scope until it is kept.</summary>
    /// <param name="numbers">L×D, a centroid after another.</param>
    /// <param name="lists">L.</param>
    public ListCentroids(float[] numbers, int lists)
    {
        int width = numbers.Length / lists;
        float[] halves = [.. Enumerable.Range(0, lists).Select(list => HalfSquare(numbers.AsSpan(list * width, width)))];
        (_centroids, _halves) = (tensor(numbers, [lists, width]), tensor(halves));
    }

    /// <summary>Which centroids vectors are near: half the squared distance, less half the vector's own square.</summary>
    /// <param name="mapped">N×D, in the same space.</param>
    /// <returns>N×L float32; the caller disposes it.</returns>
    public Tensor Scores(Tensor mapped)
    {
        using Tensor turned = _centroids.t();
        return _halves.addmm(mapped, turned, beta: 1, alpha: -1);
    }

    /// <summary>Takes them out of the dispose scope.</summary>
    public ListCentroids Keep()
    {
        _centroids.DetachFromDisposeScope();
        _halves.DetachFromDisposeScope();
        return this;
    }

    public void Dispose()
    {
        _centroids.Dispose();
        _halves.Dispose();
    }

    private static float HalfSquare(ReadOnlySpan<float> vector)
    {
        double sum = 0;
        foreach (float number in vector) sum += (double)number * number;
        return (float)(sum / 2);
    }
}

using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Finds the nearest of a collection of feature vectors, wherever that is kept.</summary>
public interface INeighborIndex
{
    /// <summary>How many vectors it holds.</summary>
    int Count { get; }

    /// <summary>Numbers in a vector.</summary>
    int Width { get; }

    /// <summary>What "near" means.</summary>
    DistanceMetric Metric { get; }

    /// <summary>The nearest k of each query.</summary>
    /// <param name="queries">Q×D features.</param>
    /// <param name="k">How many, at most <see cref="Count"/>.</param>
    /// <exception cref="KitException">The queries have another width, or hold NaN or infinities; or k is out of range.</exception>
    Neighbors KNeighbors(Tensor queries, int k);
}

namespace NotebookKit;

/// <summary>The nearest vectors of some queries: a row a query, nearest first; equally near ones in the order of their indices.</summary>
/// <param name="Distances">Q×k distances in the index's metric.</param>
/// <param name="Indices">Q×k places in the collection, from 0.</param>
/// <param name="Metric">What the distances are.</param>
public sealed record Neighbors(double[,] Distances, int[,] Indices, DistanceMetric Metric)
{
    /// <summary>How many queries there were.</summary>
    public int Queries => Indices.GetLength(0);

    /// <summary>How many neighbours each has.</summary>
    public int K => Indices.GetLength(1);

    /// <summary>The places of a query's neighbours, nearest first.</summary>
    public IReadOnlyList<int> Of(int query) => [.. Enumerable.Range(0, K).Select(rank => Indices[query, rank])];

    /// <summary>Distances and indices, as scikit-learn returns them.</summary>
    public void Deconstruct(out double[,] distances, out int[,] indices) => (distances, indices) = (Distances, Indices);
}

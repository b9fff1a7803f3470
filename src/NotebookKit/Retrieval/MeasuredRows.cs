namespace NotebookKit;

/// <summary>Vectors, and how far others are from them in double precision.</summary>
internal sealed unsafe class MeasuredRows
{
    private readonly VectorRows _rows;
    private readonly double[] _norms;

    public MeasuredRows(VectorRows rows, DistanceMetric metric)
    {
        (_rows, Metric) = (rows, metric);
        _norms = metric == DistanceMetric.Cosine ? [.. Enumerable.Range(0, rows.Count).Select(row => NormOf(rows[row]))] : [];
    }

    public DistanceMetric Metric { get; }

    /// <summary>What <see cref="Distance"/> needs of a vector: its length, where angles are measured.</summary>
    public double NormOf(float* vector) => Metric == DistanceMetric.Cosine ? Math.Sqrt(ExactDistance.Dot(vector, vector, _rows.Width)) : 0;

    /// <summary>How far a vector is from a row.</summary>
    /// <param name="query">The vector.</param>
    /// <param name="norm">Its <see cref="NormOf"/>.</param>
    /// <param name="row">The row.</param>
    public double Distance(float* query, double norm, int row)
    {
        if (Metric == DistanceMetric.L2) return Math.Sqrt(ExactDistance.Squared(query, _rows[row], _rows.Width));
        double lengths = norm * _norms[row];
        return lengths == 0 ? 1 : Math.Clamp(1 - ExactDistance.Dot(query, _rows[row], _rows.Width) / lengths, 0, 2);
    }
}

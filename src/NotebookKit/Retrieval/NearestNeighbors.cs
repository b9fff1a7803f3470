using System.Buffers;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Exact nearest neighbours by brute force, as scikit-learn's <c>NearestNeighbors</c> finds them. A scan in reduced precision
/// leaves only those rows that its error bound cannot rule out, and these are measured in double precision: the result is
/// that of measuring every row. Equally near ones come in the order of their indices.
/// </summary>
public sealed unsafe class NearestNeighbors : INeighborIndex, IDisposable
{
    private const string Kind = "nearest-neighbors", FeaturesName = "features", MetricName = "metric", What = "an index of nearest neighbours";

    // A matrix of scores that stays in a processor's cache or near it.
    private const long ScoresAtOnce = 4 << 20;

    private readonly VectorRows _features;
    private readonly ScanTable _table;
    private readonly MeasuredRows _measured;

    private NearestNeighbors(VectorRows features, DistanceMetric metric, bool half)
    {
        (_features, _measured) = (features, new MeasuredRows(features, metric));
        _table = ScanTable.Build(features, metric, half);
    }

    /// <inheritdoc/>
    public int Count => _features.Count;

    /// <inheritdoc/>
    public int Width => _features.Width;

    /// <inheritdoc/>
    public DistanceMetric Metric => _measured.Metric;

    /// <summary>The collection, N×D float32. It belongs to the index.</summary>
    public Tensor Features => _features.Rows;

    /// <summary>Makes an index of features, which are copied.</summary>
    /// <param name="features">N×D; computed with as float32.</param>
    /// <param name="metric">What "near" means.</param>
    /// <exception cref="KitException">They are no matrix with rows and columns, or hold NaN or infinities.</exception>
    public static NearestNeighbors Fit(Tensor features, DistanceMetric metric = DistanceMetric.L2) => Fit(features, metric, Processor.HasBFloat16);

    internal static NearestNeighbors Fit(Tensor features, DistanceMetric metric, bool half)
    {
        VectorRows rows = VectorRows.Copy(features, "Features");
        if (rows.Count > 0) return new NearestNeighbors(rows, metric, half);
        rows.Dispose();
        throw new KitException("An index of no features has no neighbours; fit at least one row.");
    }

    /// <inheritdoc/>
    public Neighbors KNeighbors(Tensor queries, int k)
    {
        ObjectDisposedException.ThrowIf(_features.Rows.IsInvalid, this);
        using VectorRows rows = VectorRows.Copy(queries, "Queries");
        if (rows.Width != Width) throw new KitException($"Queries have {rows.Width} numbers a row and the index {Width}: both must come from the same layer of the same model.");
        return Search(rows, k, Count, leaveOutSelf: false);
    }

    /// <summary>The nearest k of each vector of the collection, itself left out.</summary>
    /// <param name="k">How many, less than <see cref="Count"/>.</param>
    /// <exception cref="KitException"><paramref name="k"/> is out of range.</exception>
    public Neighbors KNeighbors(int k)
    {
        ObjectDisposedException.ThrowIf(_features.Rows.IsInvalid, this);
        return Search(_features, k, Count - 1, leaveOutSelf: true);
    }

    /// <summary>Writes the index to a file, whole or not at all: safetensors with its metric and a SHA-256 of all it holds.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <exception cref="KitException">It cannot be written; what was there is still there.</exception>
    public void Save(string path) =>
        VectorFile.Write(path, Kind, new Dictionary<string, string> { [MetricName] = Metric.ToString() }, new Dictionary<string, Tensor> { [FeaturesName] = Features });

    /// <summary>Reads an index that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="KitException">It is not there, no index, of a later version, cut short, or altered since it was written.</exception>
    public static NearestNeighbors Load(string path)
    {
        using VectorFile file = VectorFile.Read(path, Kind, What);
        // Numbers would be read as metrics, too.
        DistanceMetric metric = Enum.GetValues<DistanceMetric>().Cast<DistanceMetric?>().FirstOrDefault(known => known.ToString() == file.Fact(MetricName))
            ?? throw new KitException($"{path} measures by '{file.Fact(MetricName)}', which this version does not know.");
        return Fit(file.Tensor(FeaturesName, ScalarType.Float32, 2), metric);
    }

    /// <summary>Gives the index's memory back.</summary>
    public void Dispose()
    {
        _features.Dispose();
        _table.Dispose();
    }

    private Neighbors Search(VectorRows queries, int k, int most, bool leaveOutSelf)
    {
        if (most == 0) throw new KitException("A single vector has no neighbours.");
        if (k < 1 || k > most) throw new KitException($"k is {k}; of {Count} vectors there are 1 to {most} neighbours.");
        var result = new Neighbors(new double[queries.Count, k], new int[queries.Count, k], Metric);
        int block = (int)Math.Clamp(ScoresAtOnce / _table.Columns, 1, 1024);
        for (int start = 0; start < queries.Count; start += block)
        {
            int first = start;
            using var scope = NewDisposeScope();
            using QueryScores scores = _table.Score(queries.Rows.narrow(0, start, Math.Min(block, queries.Count - start)));
            bool isHalf = scores.Products.dtype == ScalarType.BFloat16;
            nint products = VectorRows.Address(scores.Products);
            Parallel.For(0, scores.Norms.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, get_num_threads()) }, i =>
            {
                ScoreMargin margin = ScoreMargin.Of(scores.Norms[i], scores.Rests[i], Width, Metric, isHalf);
                Find(queries, first + i, (products, i, isHalf), margin, leaveOutSelf, result);
            });
        }

        return result;
    }

    private void Find(VectorRows queries, int query, (nint Matrix, int Row, bool IsHalf) scores, ScoreMargin margin, bool leaveOutSelf, Neighbors result)
    {
        float[] products = ArrayPool<float>.Shared.Rent(_table.Columns);
        int[] candidates = ArrayPool<int>.Shared.Rent(_table.Columns);
        double[] distances = ArrayPool<double>.Shared.Rent(_table.Columns);
        try
        {
            Span<float> scored = products.AsSpan(0, _table.Columns);
            Read(scores.Matrix, scores.Row, scores.IsHalf, scored);
            int count = _table.Candidates(scored, margin, result.K, leaveOutSelf ? query : -1, candidates);
            float* vector = queries[query];
            double norm = _measured.NormOf(vector);
            for (int i = 0; i < count; i++) distances[i] = _measured.Distance(vector, norm, candidates[i]);
            // Sorted by distance alone, equal ones would come in any order.
            NearestOf.Sort(distances.AsSpan(0, count), candidates.AsSpan(0, count), result.K);
            for (int rank = 0; rank < result.K; rank++) (result.Distances[query, rank], result.Indices[query, rank]) = (distances[rank], candidates[rank]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(products);
            ArrayPool<int>.Shared.Return(candidates);
            ArrayPool<double>.Shared.Return(distances);
        }
    }

    private static void Read(nint matrix, int row, bool isHalf, Span<float> products)
    {
        if (!isHalf) new ReadOnlySpan<float>((float*)matrix + (long)row * products.Length, products.Length).CopyTo(products);
        else BFloat16Rows.Widen(new ReadOnlySpan<ushort>((ushort*)matrix + (long)row * products.Length, products.Length), products);
    }
}

using System.Buffers;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// The collection as it is scanned: moved to its mean, in bfloat16 where this processor multiplies that faster, with what it
/// takes to bound the error of each product. A row's score for a query, its offset minus their product, grows with their
/// distance: but for a constant it is half the squared distance, or minus the cosine.
/// </summary>
internal sealed unsafe class ScanTable : IDisposable
{
    private const int BuiltAtOnce = 4096;

    // Beyond it, sums of products may leave float32's range, and their bounds with them.
    private const float LargestProduct = 1e30f;

    private readonly DistanceMetric _metric;
    private readonly Tensor _mean, _rows;
    private readonly float[] _offsets, _norms, _rests;
    private readonly float _longest;

    private ScanTable(DistanceMetric metric, Tensor mean, Tensor rows, int count, float[] offsets, float[] norms, float[] rests)
    {
        (_metric, _mean, _rows, Count) = (metric, mean, rows, count);
        (_offsets, _norms, _rests, _longest) = (offsets, norms, rests, norms.Max());
    }

    /// <summary>How many vectors there are.</summary>
    public int Count { get; }

    /// <summary>Columns of a matrix of scores: a multiple of the lanes of a vector.</summary>
    public int Columns => _offsets.Length;

    /// <summary>Whether it is scanned in bfloat16.</summary>
    public bool IsHalf => _rows.dtype == ScalarType.BFloat16;

    public static ScanTable Build(VectorRows features, DistanceMetric metric, bool half)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        Tensor mean = Directed(features.Rows, metric).mean([0]);
        int columns = (features.Count + 15) / 16 * 16;
        Tensor rows = zeros([columns, features.Width], half ? ScalarType.BFloat16 : ScalarType.Float32);
        float[] offsets = new float[columns], norms = new float[columns], rests = new float[columns];
        Array.Fill(offsets, float.PositiveInfinity); // rows that only fill up are never near
        for (int start = 0; start < features.Count; start += BuiltAtOnce)
        {
            using var part = NewDisposeScope();
            int count = Math.Min(BuiltAtOnce, features.Count - start);
            Tensor centred = Directed(features.Rows.narrow(0, start, count), metric) - mean;
            rows.narrow(0, start, count).copy_(centred);
            Tensor exact = centred.to(float64);
            Tensor offset = metric == DistanceMetric.L2 ? exact.square().sum(1) / 2 : -exact.mv(mean.to(float64));
            Tensor rest = Length(rows.narrow(0, start, count).to(float64) - exact);
            Copy(offset, offsets, start);
            Copy(Length(exact), norms, start);
            Copy(rest, rests, start);
        }

        return new ScanTable(metric, mean.DetachFromDisposeScope(), rows.DetachFromDisposeScope(), features.Count, offsets, norms, rests);
    }

    /// <summary>The products of queries with every row, and what bounds their errors.</summary>
    /// <param name="queries">Q×D float32, as they were given.</param>
    public QueryScores Score(Tensor queries)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        Tensor centred = Directed(queries, _metric) - _mean;
        Tensor rounded = centred.to(_rows.dtype);
        Tensor exact = centred.to(float64);
        double[] norms = Length(exact).data<double>().ToArray();
        double[] rests = Length(rounded.to(float64) - exact).data<double>().ToArray();
        bool few = queries.size(0) <= RowScan.MostQueries && IsHalf && RowScan.IsSupported;
        Tensor products = few ? RowScan.Products(rounded, _rows) : rounded.mm(_rows.t());
        return new QueryScores(products.DetachFromDisposeScope(), norms, rests);
    }

    /// <summary>The rows among which a query's nearest k surely are.</summary>
    /// <param name="products">The query's products, <see cref="Columns"/> of them.</param>
    /// <param name="margin">What bounds their errors.</param>
    /// <param name="k">How many are wanted.</param>
    /// <param name="self">A row that is left out, or −1.</param>
    /// <param name="found">Takes the rows, in order; as many as there are.</param>
    /// <returns>How many there are.</returns>
    public int Candidates(ReadOnlySpan<float> products, ScoreMargin margin, int k, int self, Span<int> found)
    {
        // Beyond the range, or no number at all.
        if (!(margin.OfRest * _longest <= LargestProduct)) return All(self, found);
        float[] upper = ArrayPool<float>.Shared.Rent(Columns), lower = ArrayPool<float>.Shared.Rent(Columns);
        try
        {
            Bound(products, margin, upper, lower);
            if (self >= 0) (upper[self], lower[self]) = (float.PositiveInfinity, float.NaN);
            float limit = SmallestValues.KthOf(upper.AsSpan(0, Columns), k);
            return Collect(lower, limit, found);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(upper);
            ArrayPool<float>.Shared.Return(lower);
        }
    }

    public void Dispose()
    {
        _mean.Dispose();
        _rows.Dispose();
    }

    private void Bound(ReadOnlySpan<float> products, ScoreMargin margin, float[] upper, float[] lower)
    {
        Vector512<float> ofNorm = Vector512.Create(margin.OfNorm), ofRest = Vector512.Create(margin.OfRest), ofProduct = Vector512.Create(margin.OfProduct);
        Vector512<float> ofSize = Vector512.Create(ScoreMargin.OfSize), always = Vector512.Create(margin.Always);
        fixed (float* product = products, offset = _offsets, norm = _norms, rest = _rests, above = upper, below = lower)
        {
            for (int i = 0; i < Columns; i += 16)
            {
                Vector512<float> at = Vector512.Load(product + i), from = Vector512.Load(offset + i), size = Vector512.Abs(at);
                Vector512<float> error = ofNorm * Vector512.Load(norm + i) + ofRest * Vector512.Load(rest + i) + ofProduct * size + ofSize * (size + Vector512.Abs(from)) + always;
                (from - at + error).Store(above + i);
                (from - at - error).Store(below + i);
            }
        }
    }

    // What only fills up is infinitely far, or is no number: not within any limit.
    private int Collect(float[] lower, float limit, Span<int> found)
    {
        int count = 0;
        Vector512<float> most = Vector512.Create(limit);
        fixed (float* below = lower)
        {
            for (int i = 0; i < Columns; i += 16)
            {
                ulong near = Vector512.ExtractMostSignificantBits(Vector512.LessThanOrEqual(Vector512.Load(below + i), most));
                for (; near != 0; near &= near - 1) found[count++] = i + System.Numerics.BitOperations.TrailingZeroCount(near);
            }
        }

        return count;
    }

    private int All(int self, Span<int> found)
    {
        int count = 0;
        for (int row = 0; row < Count; row++)
            if (row != self) found[count++] = row;
        return count;
    }

    private static Tensor Directed(Tensor rows, DistanceMetric metric) => metric == DistanceMetric.L2 ? rows.alias() : UnitRows.Of(rows);

    private static Tensor Length(Tensor rows) => rows.square().sum(1).sqrt_();

    private static void Copy(Tensor from, float[] to, int at) => from.to(float32).data<float>().CopyTo(to, at);
}

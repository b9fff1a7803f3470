using System.Buffers;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Vectors in lists, one behind another in memory, and what finds the lists near a query.</summary>
internal sealed unsafe class InvertedLists : IDisposable
{
    // A matrix of scores that stays in a processor's cache or near it.
    private const long ScoresAtOnce = 4 << 20;

    private readonly VectorRows _rows;
    private readonly MeasuredRows _measured;
    private readonly CoarseSpace _space;
    private readonly ListCentroids _centroids;

    // Where each list begins among the rows, and behind the last one their end; and the place that each row had in the collection.
    private readonly int[] _starts, _places;

    private InvertedLists(VectorRows rows, DistanceMetric metric, CoarseSpace space, ListCentroids centroids, int[] starts, int[] places)
    {
        (_rows, _space, _centroids, _starts, _places) = (rows, space, centroids, starts, places);
        _measured = new MeasuredRows(rows, metric);
    }

    public int Count => _rows.Count;

    public int Width => _rows.Width;

    public DistanceMetric Metric => _measured.Metric;

    /// <summary>How many lists there are, empty ones too.</summary>
    public int Lists => _starts.Length - 1;

    /// <summary>How many vectors each holds.</summary>
    public IEnumerable<int> Sizes => Enumerable.Range(0, Lists).Select(SizeOf);

    public bool IsDisposed => _rows.Rows.IsInvalid;

    /// <summary>Puts vectors, which are copied, in lists.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static InvertedLists Build(VectorRows features, int lists, DistanceMetric metric, int seed)
    {
        using var scope = NewDisposeScope();
        using var grad = no_grad();
        CoarseSpace space = CoarseSpace.Of(features, metric);
        LloydClusters clusters = LloydClusters.Of(features, space, lists, seed);
        // In a list, vectors stay in their order.
        int[] places = [.. Enumerable.Range(0, features.Count).OrderBy(row => clusters.ListOf[row])];
        int[] starts = new int[lists + 1];
        foreach (int list in clusters.ListOf) starts[list + 1]++;
        for (int list = 0; list < lists; list++) starts[list + 1] += starts[list];
        ListCentroids centroids = clusters.Centroids;
        return new InvertedLists(features.Ordered(places), metric, space.Keep(), centroids.Keep(), starts, places);
    }

    /// <summary>The nearest of the vectors in the lists nearest to each query.</summary>
    /// <param name="queries">As wide as the vectors.</param>
    /// <param name="k">1 to <see cref="Count"/>.</param>
    /// <param name="probes">How many lists are looked into, 1 to <see cref="Lists"/>; more where they hold fewer than k.</param>
    public Neighbors Search(VectorRows queries, int k, int probes)
    {
        var result = new Neighbors(new double[queries.Count, k], new int[queries.Count, k], Metric);
        int block = (int)Math.Clamp(ScoresAtOnce / Lists, 1, 1024);
        using var grad = no_grad();
        for (int start = 0; start < queries.Count; start += block)
        {
            int first = start, count = Math.Min(block, queries.Count - start);
            using var scope = NewDisposeScope();
            Tensor scores = _centroids.Scores(_space.Map(queries.Rows.narrow(0, start, count)));
            nint matrix = VectorRows.Address(scores);
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, get_num_threads()) }, i =>
                Find(queries, first + i, new ReadOnlySpan<float>((float*)matrix + (long)i * Lists, Lists), probes, result));
        }

        return result;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _space.Dispose();
        _centroids.Dispose();
    }

    private void Find(VectorRows queries, int query, ReadOnlySpan<float> scores, int probes, Neighbors result)
    {
        double[] keys = ArrayPool<double>.Shared.Rent(Lists), distances = [];
        int[] lists = ArrayPool<int>.Shared.Rent(Lists), places = [];
        try
        {
            (int looked, int held) = Choose(scores, probes, result.K, keys, lists);
            (distances, places) = (ArrayPool<double>.Shared.Rent(held), ArrayPool<int>.Shared.Rent(held));
            Measure(queries[query], lists.AsSpan(0, looked), distances, places);
            NearestOf.Sort(distances.AsSpan(0, held), places.AsSpan(0, held), result.K);
            for (int rank = 0; rank < result.K; rank++) (result.Distances[query, rank], result.Indices[query, rank]) = (distances[rank], places[rank]);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(lists);
            ArrayPool<double>.Shared.Return(distances);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private (int Looked, int Held) Choose(ReadOnlySpan<float> scores, int probes, int k, double[] keys, int[] lists)
    {
        Rank(scores, probes, keys, lists);
        int looked = probes, held = 0;
        for (int i = 0; i < looked; i++) held += SizeOf(lists[i]);
        if (held >= k) return (looked, held);
        // Only those that were asked for are in order.
        Rank(scores, Lists, keys, lists);
        while (held < k) held += SizeOf(lists[looked++]);
        return (looked, held);
    }

    private void Rank(ReadOnlySpan<float> scores, int wanted, double[] keys, int[] lists)
    {
        for (int list = 0; list < Lists; list++) (keys[list], lists[list]) = (scores[list], list);
        NearestOf.Sort(keys.AsSpan(0, Lists), lists.AsSpan(0, Lists), wanted);
    }

    private void Measure(float* vector, ReadOnlySpan<int> lists, double[] distances, int[] places)
    {
        double norm = _measured.NormOf(vector);
        int at = 0;
        foreach (int list in lists)
            for (int row = _starts[list]; row < _starts[list + 1]; row++, at++) (distances[at], places[at]) = (_measured.Distance(vector, norm, row), _places[row]);
    }

    private int SizeOf(int list) => _starts[list + 1] - _starts[list];
}

using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// How much of the true nearest neighbours other indexes of the same vectors find, and in what time. A vector as near as the k-th true
/// one is right, too: of equally near ones it does not matter which is found.
/// </summary>
/// <param name="Lines">The indexes, the exact one first.</param>
/// <param name="K">How many of the nearest were asked for.</param>
/// <param name="Queries">How many queries there were.</param>
/// <param name="Count">How many vectors the indexes hold.</param>
/// <param name="Width">Numbers in a vector.</param>
/// <example><code>IndexComparison.Of(exact, queries, ("Garnet", store))</code></example>
public sealed record IndexComparison(IReadOnlyList<IndexComparisonLine> Lines, int K, int Queries, int Count, int Width)
{
    // Servers measure in float32: nothing finer tells two vectors apart.
    private const double Rounding = 1e-6;

    // Enough for a median, few enough to be waited for.
    private const int AskedAlone = 50;

    /// <summary>Asks an exact index and others of the same vectors for the five nearest.</summary>
    /// <param name="exact">The exact index.</param>
    /// <param name="queries">Q×D features.</param>
    /// <param name="others">Other indexes of the same vectors in the same order and metric.</param>
    /// <exception cref="KitException">The queries do not fit, or an index holds other vectors or measures otherwise.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static IndexComparison Of(NearestNeighbors exact, Tensor queries, params IReadOnlyList<(string Name, INeighborIndex Index)> others) => Of(exact, queries, 5, others);

    /// <summary>Asks an exact index and others of the same vectors.</summary>
    /// <param name="exact">The exact index.</param>
    /// <param name="queries">Q×D features.</param>
    /// <param name="k">How many of the nearest are asked for.</param>
    /// <param name="others">Other indexes of the same vectors in the same order and metric.</param>
    /// <exception cref="KitException">The queries do not fit, or an index holds other vectors or measures otherwise.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static IndexComparison Of(NearestNeighbors exact, Tensor queries, int k, params IReadOnlyList<(string Name, INeighborIndex Index)> others)
    {
        ArgumentNullException.ThrowIfNull(exact);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(others);
        if (queries.dim() != 2 || queries.size(0) == 0) throw new KitException("A comparison of indexes needs at least one query, as a matrix Q×D.");
        foreach ((string name, INeighborIndex index) in others)
        {
            if (index.Count != exact.Count || index.Width != exact.Width) throw new KitException($"{name} holds {index.Count} vectors of {index.Width} numbers and the exact index {exact.Count} of {exact.Width}: both must hold the same.");
            if (index.Metric != exact.Metric) throw new KitException($"{name} measures by {index.Metric} and the exact index by {exact.Metric}: their neighbours are not comparable.");
        }

        Neighbors truth = exact.KNeighbors(queries, k);
        return new IndexComparison([.. others.Prepend(("exact", exact)).Select(one => Ask(one, queries, truth))], k, truth.Queries, exact.Count, exact.Width);
    }

    /// <summary>A line an index.</summary>
    public override string ToString() => string.Join('\n', Lines.Select(line => string.Create(
        CultureInfo.InvariantCulture, $"{line.Name}: {line.Recall}, {line.Together.TotalMilliseconds / Queries:G3} ms a query of {Queries}, {line.Alone.TotalMilliseconds:G3} ms alone")));

    private static IndexComparisonLine Ask((string Name, INeighborIndex Index) one, Tensor queries, Neighbors truth)
    {
        CancellationToken stop = LiveDisplay.Interrupted();
        stop.ThrowIfCancellationRequested();
        // Once before the clock runs: the first of its kind compiles and warms caches.
        Neighbors found = one.Index.KNeighbors(queries, truth.K);
        long begun = Stopwatch.GetTimestamp();
        one.Index.KNeighbors(queries, truth.K);
        TimeSpan together = Stopwatch.GetElapsedTime(begun);

        List<TimeSpan> alone = [];
        for (int query = 0; query < Math.Min(AskedAlone, truth.Queries); query++)
        {
            stop.ThrowIfCancellationRequested();
            using Tensor row = queries.narrow(0, query, 1);
            begun = Stopwatch.GetTimestamp();
            one.Index.KNeighbors(row, truth.K);
            alone.Add(Stopwatch.GetElapsedTime(begun));
        }

        alone.Sort();
        double[] parts = [.. Enumerable.Range(0, truth.Queries).Select(query => Found(found, truth, query))];
        string name = string.Create(CultureInfo.InvariantCulture, $"recall@{truth.K}");
        return new IndexComparisonLine(one.Name, new Score(name, parts.Average(), Bootstrap.Interval(parts.Length, chosen => chosen.Average(i => parts[i])), parts.Length), together, alone[alone.Count / 2]);
    }

    private static double Found(Neighbors found, Neighbors truth, int query)
    {
        HashSet<int> right = [.. truth.Of(query)];
        double enough = truth.Distances[query, truth.K - 1] * (1 + Rounding);
        return Enumerable.Range(0, truth.K).Count(rank => right.Contains(found.Indices[query, rank]) || found.Distances[query, rank] <= enough) / (double)truth.K;
    }
}

using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// How well an index finds vectors of the query's own label, each vector asked about in turn and left out itself, with all of its group
/// if there are groups: of one sender's photographs, another one of the same carpet is no find. Queries whose label no other vector has, or
/// none outside their group, are left out: nothing found for them could be right.
/// </summary>
/// <example><code>RetrievalEvaluation.Of(index, pictures.Labels, k: 5, groups: senders)</code></example>
public sealed record RetrievalEvaluation
{
    private const int QueriesAtOnce = 256;

    /// <summary>How many of the nearest precision is measured among.</summary>
    public required int K { get; init; }

    /// <summary>The vectors that were asked about.</summary>
    public required IReadOnlyList<int> Queries { get; init; }

    /// <summary>Of each query, the part of the nearest <see cref="K"/> with its label, 0 to 1.</summary>
    public required IReadOnlyList<double> Precisions { get; init; }

    /// <summary>Of each query, its average precision, 0 to 1: precision at the rank of each vector of its label, averaged over all of these.</summary>
    public required IReadOnlyList<double> AveragePrecisions { get; init; }

    /// <summary>How many vectors were not asked about, as no other has their label, or none outside their group.</summary>
    public int Unasked { get; init; }

    /// <summary>How many groups, each left out of the answers to its own, were named; 0 where each query was left out alone.</summary>
    public int Groups { get; init; }

    /// <summary>Decides the bootstrap's draws.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Precision among the nearest <see cref="K"/>, with a bootstrap interval over the queries.</summary>
    public Score Precision => Mean(PrecisionName, Precisions);

    /// <summary>Mean average precision, with a bootstrap interval over the queries.</summary>
    public Score MeanAveragePrecision => Mean(MeanAveragePrecisionName, AveragePrecisions);

    private string PrecisionName => string.Create(CultureInfo.InvariantCulture, $"precision@{K}");

    private static string MeanAveragePrecisionName => "mAP";

    /// <summary>Evaluates an exact index by its own vectors.</summary>
    /// <param name="index">The index.</param>
    /// <param name="labels">The label of each of its vectors.</param>
    /// <param name="k">Of how many of the nearest precision is measured, less than there are vectors.</param>
    /// <param name="seed">Decides the bootstrap's draws.</param>
    /// <param name="groups">
    /// The group of each vector, for example who sent the picture, or null. Those of the query's group are left out of its answer, and of what
    /// could have been found, as it is itself; k and depth count what remains. Where the name is null or empty, the query is left out alone.
    /// </param>
    /// <exception cref="KitException">There are not as many labels or groups, k is out of range, or no label is there twice, in two groups if there are any.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static RetrievalEvaluation Of(NearestNeighbors index, IReadOnlyList<int> labels, int k = 5, int seed = 1, IReadOnlyList<string?>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Of(index, index.Features, labels, k, seed: seed, groups: groups);
    }

    /// <summary>Evaluates an index by its own vectors.</summary>
    /// <param name="index">The index.</param>
    /// <param name="features">Its vectors, N×D in the order of their places.</param>
    /// <param name="labels">The label of each.</param>
    /// <param name="k">Of how many of the nearest precision is measured, less than there are vectors.</param>
    /// <param name="depth">How far down average precision looks, or null for all; what lies deeper counts as not found.</param>
    /// <param name="seed">Decides the bootstrap's draws.</param>
    /// <param name="groups">
    /// The group of each vector, for example who sent the picture, or null. Those of the query's group are left out of its answer, and of what
    /// could have been found, as it is itself; k and depth count what remains. Where the name is null or empty, the query is left out alone.
    /// </param>
    /// <exception cref="KitException">
    /// There are not as many vectors, labels or groups as in the index, k or depth is out of range, or no label is there twice, in two groups if
    /// there are any.
    /// </exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static RetrievalEvaluation Of(INeighborIndex index, Tensor features, IReadOnlyList<int> labels, int k = 5, int? depth = null, int seed = 1, IReadOnlyList<string?>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        int count = index.Count, deep = depth ?? count - 1;
        if (labels.Count != count || features.dim() != 2 || features.size(0) != count)
            throw new KitException($"The index holds {count} vectors, but there are {labels.Count} labels and features of {string.Join('×', features.shape)}.");
        if (k < 1 || k > deep || deep >= count) throw new KitException($"Of {count} vectors, precision among the nearest {k} and a depth of {deep} cannot be measured: 1 ≤ k ≤ depth < {count}.");
        var grouped = new QueryGroups(labels, groups);
        int[] queries = [.. Enumerable.Range(0, count).Where(query => grouped.RightFor(query) > 0)];
        if (queries.Length == 0) throw new KitException($"No label is there {(grouped.Named > 0 ? "in two groups" : "twice")}, so no vector has another to be found.");
        grouped.MustLeave(k, queries);

        double[] precisions = new double[queries.Length], averages = new double[queries.Length];
        var progress = new LiveProgress("Retrieval", "queries", queries.Length);
        CancellationToken stop = LiveDisplay.Interrupted();
        for (int start = 0; start < queries.Length; start += QueriesAtOnce)
        {
            stop.ThrowIfCancellationRequested();
            int[] block = queries[start..Math.Min(start + QueriesAtOnce, queries.Length)];
            using var scope = NewDisposeScope();
            // More than looked at: the query itself and its group are among them.
            int asked = Math.Min(count, deep + block.Max(grouped.SizeOf));
            Neighbors found = index.KNeighbors(features.index_select(0, tensor(block.Select(query => (long)query).ToArray()).to(features.device)), asked);
            for (int i = 0; i < block.Length; i++)
            {
                int query = block[i];
                bool[] hits = [.. found.Of(i).Where(other => !grouped.Together(other, query)).Take(deep).Select(other => labels[other] == labels[query])];
                (precisions[start + i], averages[start + i]) = (hits.Take(k).Count(hit => hit) / (double)k, Average(hits, grouped.RightFor(query)));
            }

            progress.Report(start + block.Length);
        }

        return new RetrievalEvaluation { K = k, Queries = queries, Precisions = precisions, AveragePrecisions = averages, Unasked = count - queries.Length, Groups = grouped.Named, Seed = seed };
    }

    /// <summary>By how much this index's precision exceeds another's, with a paired bootstrap interval: one without 0 tells them apart.</summary>
    /// <param name="other">The other index's evaluation, by the same queries and k.</param>
    /// <exception cref="KitException">The queries or k differ.</exception>
    public Score PrecisionOver(RetrievalEvaluation other) => Difference(PrecisionName, other, one => one.Precisions);

    /// <summary>By how much this index's mean average precision exceeds another's, with a paired bootstrap interval: one without 0 tells them apart.</summary>
    /// <param name="other">The other index's evaluation, by the same queries and k.</param>
    /// <exception cref="KitException">The queries or k differ.</exception>
    public Score MeanAveragePrecisionOver(RetrievalEvaluation other) => Difference(MeanAveragePrecisionName, other, one => one.AveragePrecisions);

    /// <summary>One line: both scores.</summary>
    public override string ToString() => $"{Precision}; {MeanAveragePrecision}";

    private static double Average(bool[] hits, int relevant)
    {
        double sum = 0;
        int found = 0;
        for (int rank = 1; rank <= hits.Length; rank++)
            if (hits[rank - 1]) sum += ++found / (double)rank;
        return sum / relevant;
    }

    private Score Difference(string name, RetrievalEvaluation other, Func<RetrievalEvaluation, IReadOnlyList<double>> of)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.K != K || !other.Queries.SequenceEqual(Queries)) throw new KitException("Two indexes are compared by the same queries and the same k; these evaluations differ in them.");
        return Mean($"difference in {name}", [.. of(this).Zip(of(other), (mine, theirs) => mine - theirs)]);
    }

    private Score Mean(string name, IReadOnlyList<double> values) =>
        new(name, values.Average(), Bootstrap.Interval(values.Count, drawn => drawn.Average(i => values[i]), Seed), values.Count);
}

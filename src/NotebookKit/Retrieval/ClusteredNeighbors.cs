using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Nearly the nearest neighbours, in a part of the time: the vectors are put in lists by k-means, and a query is measured against those in
/// the lists nearest to it (Jégou, Douze and Schmid, "Product Quantization for Nearest Neighbor Search", IEEE TPAMI 2011, section 4,
/// without the quantisation; faiss calls it <c>IVFFlat</c>). In these lists it misses nothing, and equally near ones come in the order of
/// their indices: with all lists looked into, it finds what <see cref="NearestNeighbors"/> finds.
/// </summary>
/// <remarks>
/// A query that is asked alone gains most. Many at once are one product of matrices to <see cref="NearestNeighbors"/>, which long vectors in a
/// small collection do not outrun: measure both by <see cref="IndexComparison"/>.
/// </remarks>
/// <example><code>
/// using NearestNeighbors exact = NearestNeighbors.Fit(features);
/// using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, lists: 64);
/// IndexComparison.Of(exact, queries, ("1 of 64 lists", index), ("4 of 64 lists", index.WithProbes(4)))
/// </code></example>
public sealed class ClusteredNeighbors : INeighborIndex, IDisposable
{
    // Four times the root of their number, with 40 vectors in a list or more: with fewer, its middle says little about it.
    private const double ListsPerRoot = 4;
    private const int LeastInList = 40;

    private readonly InvertedLists _lists;
    private readonly bool _owns;

    private ClusteredNeighbors(InvertedLists lists, int probes, bool owns)
    {
        MustProbe(probes, lists.Lists);
        (_lists, Probes, _owns) = (lists, probes, owns);
    }

    /// <inheritdoc/>
    public int Count => _lists.Count;

    /// <inheritdoc/>
    public int Width => _lists.Width;

    /// <inheritdoc/>
    public DistanceMetric Metric => _lists.Metric;

    /// <summary>How many lists there are. Some are empty where fewer of the vectors differ.</summary>
    public int Lists => _lists.Lists;

    /// <summary>How many lists a query looks into, 1 to <see cref="Lists"/>: more find more of the true neighbours and take longer.</summary>
    public int Probes { get; }

    /// <summary>Puts features, which are copied, in lists. The same seed makes the same lists.</summary>
    /// <param name="features">N×D; computed with as float32.</param>
    /// <param name="lists">How many lists, 1 to N; 0 for 4·√N, or N/40 where that is less.</param>
    /// <param name="metric">What "near" means.</param>
    /// <param name="probes">How many lists a query looks into, 1 to as many as there are.</param>
    /// <param name="seed">Decides where the clusters begin.</param>
    /// <exception cref="KitException">The features are no matrix with rows and columns, or hold NaN or infinities; or lists or probes are out of range.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static ClusteredNeighbors Fit(Tensor features, int lists = 0, DistanceMetric metric = DistanceMetric.L2, int probes = 1, int seed = 1)
    {
        using VectorRows rows = VectorRows.Copy(features, "Features");
        if (rows.Count == 0) throw new KitException("An index of no features has no neighbours; fit at least one row.");
        if (lists < 0 || lists > rows.Count) throw new KitException($"lists is {lists}; {rows.Count} vectors make 1 to {rows.Count} lists, and 0 chooses their number.");
        int many = lists > 0 ? lists : (int)Math.Max(1, Math.Min(ListsPerRoot * Math.Sqrt(rows.Count), rows.Count / LeastInList));
        if ((long)many * rows.Width > Array.MaxLength) throw new KitException($"{many} lists of vectors of {rows.Width} numbers are too many to hold in memory; make at most {Array.MaxLength / rows.Width}.");
        MustProbe(probes, many);
        return new ClusteredNeighbors(InvertedLists.Build(rows, many, metric, seed), probes, owns: true);
    }

    /// <summary>The same index, looked into otherwise. It shares this one's memory: dispose this one only after its use.</summary>
    /// <param name="probes">How many lists a query looks into, 1 to <see cref="Lists"/>.</param>
    /// <exception cref="KitException"><paramref name="probes"/> is out of range.</exception>
    public ClusteredNeighbors WithProbes(int probes) => new(_lists, probes, owns: false);

    /// <summary>The nearest k of each query in the <see cref="Probes"/> lists nearest to it, and in further ones until there are k.</summary>
    /// <param name="queries">Q×D features.</param>
    /// <param name="k">How many, at most <see cref="Count"/>.</param>
    /// <exception cref="KitException">The queries have another width, or hold NaN or infinities; or k is out of range.</exception>
    public Neighbors KNeighbors(Tensor queries, int k)
    {
        ObjectDisposedException.ThrowIf(_lists.IsDisposed, this);
        using VectorRows rows = VectorRows.Copy(queries, "Queries");
        if (rows.Width != Width) throw new KitException($"Queries have {rows.Width} numbers a row and the index {Width}: both must come from the same layer of the same model.");
        if (k < 1 || k > Count) throw new KitException($"k is {k}; of {Count} vectors there are 1 to {Count} neighbours.");
        return _lists.Search(rows, k, Probes);
    }

    /// <summary>One line: how many vectors, in how many lists of what sizes, and how many of these are looked into.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count:N0} vectors in {Lists:N0} lists of {_lists.Sizes.Min():N0} to {_lists.Sizes.Max():N0}, of which a query looks into {Probes:N0}, {Metric}");

    /// <summary>Gives the index's memory back; that of another, shared by <see cref="WithProbes"/>, stays.</summary>
    public void Dispose()
    {
        if (_owns) _lists.Dispose();
    }

    private static void MustProbe(int probes, int lists)
    {
        if (probes < 1 || probes > lists) throw new KitException($"probes is {probes}; of {lists} lists a query looks into 1 to {lists}.");
    }
}

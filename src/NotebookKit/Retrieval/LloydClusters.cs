using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// k-means by Lloyd's rounds ("Least Squares Quantization in PCM", IEEE Transactions on Information Theory, 1982): each vector joins the
/// centroid that is nearest, and each centroid moves to the mean of its vectors. It begins at random vectors; a centroid that no vector
/// joined starts again at a vector that is farthest from its own.
/// </summary>
internal sealed unsafe class LloydClusters
{
    // As many as faiss gives the lists of an index; they need not be the best.
    private const int Rounds = 10;

    // Numbers of a matrix of scores, or of vectors that are mapped, in memory at once.
    private const long NumbersAtOnce = 4 << 20;

    private readonly VectorRows _rows;
    private readonly CoarseSpace _space;
    private readonly float[] _centroids;
    private readonly double[] _sums, _far;
    private readonly int[] _sizes, _listOf;

    private LloydClusters(VectorRows rows, CoarseSpace space, int lists)
    {
        (_rows, _space) = (rows, space);
        (_centroids, _sums, _sizes) = (new float[lists * rows.Width], new double[lists * rows.Width], new int[lists]);
        (_far, _listOf) = (new double[rows.Count], new int[rows.Count]);
        Array.Fill(_listOf, -1);
    }

    /// <summary>The list of each vector, that of the nearest centroid. A list may be empty where there are fewer distinct vectors.</summary>
    public IReadOnlyList<int> ListOf => _listOf;

    /// <summary>The centroids as they are now. They belong to the dispose scope until they are kept.</summary>
    public ListCentroids Centroids => new(_centroids, _sizes.Length);

    /// <summary>Clusters vectors.</summary>
    /// <param name="rows">The vectors.</param>
    /// <param name="space">Where they are clustered.</param>
    /// <param name="lists">How many clusters, 1 to the number of vectors.</param>
    /// <param name="seed">Decides where it begins.</param>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static LloydClusters Of(VectorRows rows, CoarseSpace space, int lists, int seed)
    {
        var clusters = new LloydClusters(rows, space, lists);
        clusters.Begin(new Random(seed));
        var progress = new LiveProgress("Clusters", "rounds", Rounds);
        for (int round = 0; clusters.Assign() && round < Rounds; round++)
        {
            clusters.Move();
            progress.Report(round + 1);
        }

        progress.Report(Rounds); // it may have settled before
        return clusters;
    }

    private void Begin(Random random)
    {
        int[] rows = [.. Enumerable.Range(0, _rows.Count)];
        random.Shuffle(rows);
        for (int list = 0; list < _sizes.Length; list++) Place(list, rows[list]);
    }

    /// <returns>Whether a vector joined another list than before.</returns>
    private bool Assign()
    {
        Array.Clear(_sums);
        Array.Clear(_sizes);
        bool moved = false;
        int block = (int)Math.Clamp(NumbersAtOnce / Math.Max(_sizes.Length, _rows.Width), 1, 8192);
        CancellationToken stop = LiveDisplay.Interrupted();
        using var scope = NewDisposeScope();
        ListCentroids centroids = Centroids;
        for (int start = 0; start < _rows.Count; start += block)
        {
            stop.ThrowIfCancellationRequested();
            using var part = NewDisposeScope();
            Tensor mapped = _space.Map(_rows.Rows.narrow(0, start, Math.Min(block, _rows.Count - start)));
            (Tensor least, Tensor lists) = centroids.Scores(mapped).min(1);
            float[] scores = least.data<float>().ToArray();
            long[] nearest = lists.data<long>().ToArray();
            float* vector = (float*)VectorRows.Address(mapped);
            for (int i = 0; i < nearest.Length; i++, vector += _rows.Width) moved |= Join((int)nearest[i], start + i, scores[i], vector);
        }

        return moved;
    }

    private bool Join(int list, int row, double score, float* vector)
    {
        Span<double> sum = _sums.AsSpan(list * _rows.Width, _rows.Width);
        for (int i = 0; i < sum.Length; i++) sum[i] += vector[i];
        _far[row] = ExactDistance.Dot(vector, vector, sum.Length) + 2 * score;
        _sizes[list]++;
        if (_listOf[row] == list) return false;
        _listOf[row] = list;
        return true;
    }

    private void Move()
    {
        List<int> empty = [];
        for (int list = 0; list < _sizes.Length; list++)
        {
            if (_sizes[list] == 0)
            {
                empty.Add(list);
                continue;
            }

            for (int i = list * _rows.Width, end = i + _rows.Width; i < end; i++) _centroids[i] = (float)(_sums[i] / _sizes[list]);
        }

        if (empty.Count == 0) return;
        int[] farthest = [.. Enumerable.Range(0, _rows.Count).OrderByDescending(row => _far[row]).Take(empty.Count)];
        foreach ((int list, int row) in empty.Zip(farthest)) Place(list, row);
    }

    private void Place(int list, int row)
    {
        using var scope = NewDisposeScope();
        _space.Map(_rows.Rows.narrow(0, row, 1)).data<float>().CopyTo(_centroids, list * _rows.Width);
    }
}

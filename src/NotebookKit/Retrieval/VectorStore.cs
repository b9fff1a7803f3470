using System.Globalization;
using System.Runtime.InteropServices;
using StackExchange.Redis;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// Vectors on a server, for collections that outgrow one machine: a vector set of Microsoft Garnet (a preview there, to be switched on by
/// <c>--enable-vector-set-preview</c>; its commands and files may change) or of Redis 8. It is searched by a graph (Subramanya et al.,
/// "DiskANN", NeurIPS 2019), so now and then a true neighbour is missed, where <see cref="NearestNeighbors"/> misses none. Distances are
/// the server's, in float32. One writer at a time: vectors are numbered in the order in which they come.
/// </summary>
/// <remarks>
/// The server keeps vectors in memory. Garnet 2.2 has them again after a restart with <c>--recover</c> if they were saved
/// (<see cref="Save"/>) or if it writes a log (<c>--aof</c>), of which a crash may cost the last moment; without either they are lost.
/// </remarks>
/// <example><code>
/// using VectorStore store = VectorStore.Connect("localhost:6379", "flowers", DistanceMetric.Cosine);
/// store.Add(features);
/// Neighbors found = store.KNeighbors(queries, 5);
/// </code></example>
public sealed class VectorStore : INeighborIndex, IDisposable
{
    private const int VectorsAtOnce = 128, QueriesAtOnce = 64, MostNumbers = 65_536;

    private readonly VectorServer _server;

    private VectorStore(VectorServer server, string name, DistanceMetric metric) => (_server, Name, Metric) = (server, name, metric);

    /// <summary>The set's name on the server.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public DistanceMetric Metric { get; }

    /// <summary>How many vectors the server holds now. Asks it.</summary>
    /// <exception cref="KitException">The server is gone.</exception>
    public int Count => checked((int)(long)_server.Send("VCARD", Name));

    /// <summary>Numbers in a vector; 0 while there is none.</summary>
    public int Width { get; private set; }

    /// <summary>How many vectors the search follows at least, 1 to 1,000,000: more find more of the true neighbours and take longer.</summary>
    public int Effort
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            field = value;
        }
    } = 200;

    /// <summary>Opens a set, whether there is anything in it or not.</summary>
    /// <param name="server">Where the server is, for example "localhost:6379"; further settings as StackExchange.Redis reads them, for example "localhost:6379,password=…".</param>
    /// <param name="name">The set's name.</param>
    /// <param name="metric">What "near" means; Redis knows the cosine only.</param>
    /// <exception cref="KitException">No server answers, it has no vector sets, the name is another thing's, or the set measures otherwise.</exception>
    public static VectorStore Connect(string server, string name, DistanceMetric metric = DistanceMetric.L2)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        VectorServer connected = VectorServer.Connect(server);
        try
        {
            connected.Dialect.MustMeasure(metric);
            var store = new VectorStore(connected, name, metric);
            RedisResult info = connected.Send("VINFO", name);
            if (info.IsNull || store.Held() == 0) return store;
            Dictionary<string, string> facts = ((string[])info!).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
            if (connected.Dialect.MetricOf(facts) != metric)
                throw new KitException($"The vectors of '{name}' at {connected.Address} are measured by '{facts.GetValueOrDefault("distance-metric")}', not by {metric}: connect with that metric, or use another name.");
            return store;
        }
        catch (KitException error) when (error.InnerException is RedisServerException { Message: var said } && said.StartsWith("WRONGTYPE", StringComparison.Ordinal))
        {
            connected.Dispose();
            throw new KitException($"'{name}' at {connected.Address} holds something else than vectors: use another name.", error);
        }
        catch
        {
            connected.Dispose();
            throw;
        }
    }

    /// <summary>Adds vectors after those that are there.</summary>
    /// <param name="features">N×D; sent as float32.</param>
    /// <param name="cancellation">Stops between two batches; what was sent stays.</param>
    /// <returns>The place of the first of them; the others follow.</returns>
    /// <exception cref="KitException">They have another width, hold NaN or infinities, or the server refuses them.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled or the cell interrupted.</exception>
    public int Add(Tensor features, CancellationToken cancellation = default)
    {
        using VectorRows rows = VectorRows.Copy(features, "Features");
        if (rows.Width > MostNumbers) throw new KitException($"Vectors of {rows.Width} numbers are too long for a vector set, which takes {MostNumbers}.");
        int first = Held();
        if (first > 0 && rows.Width != Width) throw new KitException($"Features have {rows.Width} numbers a row and the vectors of '{Name}' {Width}: both must come from the same layer of the same model.");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, LiveDisplay.Interrupted());
        var progress = new LiveProgress($"To {Name}", "vectors", rows.Count);
        object[] settings = _server.Dialect.Adding(Metric);
        for (int start = 0; start < rows.Count; start += VectorsAtOnce)
        {
            stop.Token.ThrowIfCancellationRequested();
            int end = Math.Min(start + VectorsAtOnce, rows.Count);
            _server.Send("VADD", Enumerable.Range(start, end - start).Select(row => (object[])[Name, "FP32", Bytes(rows, row), first + row, .. settings]));
            Width = rows.Width;
            progress.Report(end);
        }

        return first;
    }

    /// <inheritdoc/>
    public Neighbors KNeighbors(Tensor queries, int k)
    {
        using VectorRows rows = VectorRows.Copy(queries, "Queries");
        int count = Held();
        if (count == 0) throw new KitException($"There are no vectors in '{Name}' at {_server.Address}; add some.");
        if (rows.Width != Width) throw new KitException($"Queries have {rows.Width} numbers a row and the vectors of '{Name}' {Width}: both must come from the same layer of the same model.");
        if (k < 1 || k > count) throw new KitException($"k is {k}; of {count} vectors there are 1 to {count} neighbours.");
        var result = new Neighbors(new double[rows.Count, k], new int[rows.Count, k], Metric);
        CancellationToken stop = LiveDisplay.Interrupted();
        for (int start = 0; start < rows.Count; start += QueriesAtOnce)
        {
            stop.ThrowIfCancellationRequested();
            int end = Math.Min(start + QueriesAtOnce, rows.Count);
            RedisResult[] answers = _server.Send("VSIM", Enumerable.Range(start, end - start).Select(row => (object[])[Name, "FP32", Bytes(rows, row), "WITHSCORES", "COUNT", k, "EF", Math.Max(Effort, k)]));
            for (int i = 0; i < answers.Length; i++) Put((string[])answers[i]!, start + i, result);
        }

        return result;
    }

    /// <summary>Has the server write everything that it holds to its disk, other sets too, and waits for it.</summary>
    /// <exception cref="KitException">The server is gone or refuses.</exception>
    public void Save() => _server.Send("SAVE");

    /// <summary>Removes all vectors from the server.</summary>
    /// <exception cref="KitException">The server is gone.</exception>
    public void Clear()
    {
        _server.Send("DEL", Name);
        Width = 0;
    }

    /// <summary>Ends the connection; the vectors stay on the server.</summary>
    public void Dispose() => _server.Dispose();

    /// <summary>One line: the name, where it is and what it measures by. Asks nothing.</summary>
    public override string ToString() => $"vector set '{Name}' at {_server.Address}, {Metric}";

    // Another may have put the first vectors there, or others in their stead, since this was opened.
    private int Held()
    {
        int count = Count;
        Width = count == 0 ? 0 : (int)_server.Send("VDIM", Name);
        return count;
    }

    private static unsafe byte[] Bytes(VectorRows rows, int row) => MemoryMarshal.AsBytes(new ReadOnlySpan<float>(rows[row], rows.Width)).ToArray();

    private void Put(string[] answer, int query, Neighbors result)
    {
        if (answer.Length < 2 * result.K) throw new KitException($"The search found {answer.Length / 2} of {result.K} neighbours in '{Name}': raise Effort, now {Effort}.");
        var found = answer.Chunk(2)
            .Select(pair => (Index: Place(pair[0]), Distance: _server.Dialect.Distance(double.Parse(pair[1], CultureInfo.InvariantCulture), Metric)))
            .OrderBy(one => one.Distance).ThenBy(one => one.Index).Take(result.K).ToArray();
        for (int rank = 0; rank < found.Length; rank++) (result.Indices[query, rank], result.Distances[query, rank]) = found[rank];
    }

    private int Place(string element) => int.TryParse(element, NumberStyles.None, CultureInfo.InvariantCulture, out int place) ? place
        : throw new KitException($"'{Name}' at {_server.Address} has an element '{element}', which no VectorStore put there: use another name.");
}

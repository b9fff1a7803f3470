using System.Globalization;
using System.Runtime.InteropServices;
using NotebookKit;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>The exact 5 nearest of 5,000 vectors of 4,096 numbers, many queries at once and one alone, beside scikit-learn and faiss.</summary>
internal static class Neighbors
{
    private const int Rows = 5000, Queries = 500, Width = 4096, K = 5;

    // Debian's OpenBLAS, unpacked and not installed: libblas.so.3 is a choice for the whole system otherwise.
    private static readonly string OpenBlas = Path.Combine(Home, "openblas", "usr", "lib", "x86_64-linux-gnu", "openblas-pthread");

    private static string Home => Path.Combine(Path.GetTempPath(), "notebookkit-benchmark-neighbors");

    private static string Data => Path.Combine(Home, "features.f32");

    public static int Run()
    {
        Write();
        if (!Directory.Exists(OpenBlas)) Console.Error.WriteLine($"Without OpenBLAS: (cd {Home}/openblas && apt-get download libopenblas0-pthread && dpkg -x libopenblas0-pthread_*.deb .) brings it.");
        return Math.Max(
            Benchmark.Run(Of($"{K} nearest of {Rows:N0} × {Width:N0}, {Queries} queries at once", Queries, Units: 1)),
            Benchmark.Run(Of($"{K} nearest of {Rows:N0} × {Width:N0}, a single query", 1, Units: 20)));
    }

    public static (string Ready, Action Work) Kit(int queries)
    {
        (Tensor features, Tensor asked) = Read(queries);
        NearestNeighbors index = NearestNeighbors.Fit(features);
        int[,] found = index.KNeighbors(asked, K).Indices;
        return ($"{get_num_threads()} threads; the first query's: {string.Join(", ", Enumerable.Range(0, K).Select(rank => found[0, rank]))}", () => index.KNeighbors(asked, K));
    }

    private static Benchmark Of(string title, int queries, int Units)
    {
        List<Contestant> contestants = [Contestant.Own("NotebookKit, NearestNeighbors.KNeighbors", $"neighbors-{queries}")];
        contestants.Add(Peer("scikit-learn, ball tree", "ball_tree"));
        contestants.Add(Peer("scikit-learn, brute force, OpenBLAS", "brute", blas: true));
        contestants.Add(Peer("faiss IndexFlatL2, OpenBLAS", "faiss", blas: true));
        contestants.Add(Peer("faiss IndexFlatL2 as Debian installs it", "faiss"));
        return new Benchmark(title, $"{queries} queries", contestants, Units, Rounds: 5);

        Contestant Peer(string name, string kind, bool blas = false) => Contestant.Python(
            name, "neighbors.py", [kind, Data, .. new[] { Rows, queries, Width, K }.Select(number => number.ToString(CultureInfo.InvariantCulture))],
            blas ? new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = OpenBlas } : null);
    }

    private static (Tensor Features, Tensor Queries) Read(int queries)
    {
        float[] numbers = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Data)).ToArray();
        Tensor all = tensor(numbers, [Rows + Queries, Width]);
        return (all[..Rows], all.narrow(0, Rows, queries));
    }

    // As the last features of a network are: some hundred concepts mixed, none negative, half of them zero.
    private static void Write()
    {
        Directory.CreateDirectory(Path.Combine(Home, "openblas"));
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        Tensor concepts = randn([200, Width], generator: generator), weights = randn([Rows + Queries, 200], generator: generator).pow(3);
        Tensor features = (weights.mm(concepts) / 30 + 0.3 * randn([Rows + Queries, Width], generator: generator)).relu();
        File.WriteAllBytes(Data, MemoryMarshal.AsBytes<float>(features.data<float>().ToArray()).ToArray());
    }
}

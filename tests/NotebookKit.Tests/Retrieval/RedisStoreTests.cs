using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

/// <summary>Against a real Redis 8, which Debian has from version 13: part of the tests with <c>dotnet test -p:WithRedis=true</c>.</summary>
public sealed class RedisStoreTests
{
    private const int Many = 10_000, Asked = 200, Width = 64, K = 5;

    [Fact]
    public void Of_ten_thousand_vectors_nearly_all_true_neighbours_are_found_and_again_after_a_save_and_a_kill()
    {
        using var server = new RedisServer("--save", "");
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        Tensor features = randn([Many, Width], generator: generator).relu(), queries = randn([Asked, Width], generator: generator).relu();
        using NearestNeighbors exact = NearestNeighbors.Fit(features, DistanceMetric.Cosine);
        double before;
        using (VectorStore store = VectorStore.Connect(server.Address, "many", DistanceMetric.Cosine))
        {
            Assert.Equal(0, store.Add(features));
            before = IndexComparison.Of(exact, queries, K, ("Redis", store)).Lines[1].Recall.Value;
            store.Save();
        }

        server.KillAndStart();
        using VectorStore again = VectorStore.Connect(server.Address, "many", DistanceMetric.Cosine);
        double after = IndexComparison.Of(exact, queries, K, ("Redis", again)).Lines[1].Recall.Value;
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"recall@{K} of {Many} × {Width}: {before}, after a restart {after}"));
        Assert.InRange(before, 0.9, 1);
        Assert.InRange(after, 0.9, 1);
        Assert.Equal((Many, Width), (again.Count, again.Width));
    }

    [Fact]
    public void Distances_are_those_of_the_exact_index()
    {
        using var server = new RedisServer("--save", "");
        using var scope = NewDisposeScope();
        Tensor features = rand(60, Width) - 0.5, queries = rand(10, Width) - 0.5;
        using NearestNeighbors exact = NearestNeighbors.Fit(features, DistanceMetric.Cosine);
        using VectorStore store = VectorStore.Connect(server.Address, "distances", DistanceMetric.Cosine);
        Assert.Equal((0, 0), (store.Count, store.Width));

        Assert.Equal(0, store.Add(features.narrow(0, 0, 40)));
        Assert.Equal(40, store.Add(features.narrow(0, 40, 20)));

        Neighbors expected = exact.KNeighbors(queries, 4), found = store.KNeighbors(queries, 4);
        Assert.Equal(expected.Indices.Cast<int>(), found.Indices.Cast<int>());
        Assert.All(expected.Distances.Cast<double>().Zip(found.Distances.Cast<double>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.Equal(60, store.KNeighbors(queries, 60).K);
    }

    [Fact]
    public void What_it_does_not_measure_or_hold_is_refused_in_a_sentence()
    {
        using var server = new RedisServer("--save", "");
        using var scope = NewDisposeScope();
        Assert.Equal(
            $"The vector sets of {server.Address} measure by the cosine only: ask for DistanceMetric.Cosine, or start Garnet.",
            Assert.Throws<KitException>(() => VectorStore.Connect(server.Address, "any")).Message);
        using VectorStore store = VectorStore.Connect(server.Address, "refusals", DistanceMetric.Cosine);
        store.Add(eye(3));
        Assert.StartsWith("Features have 4 numbers a row", Assert.Throws<KitException>(() => store.Add(zeros(1, 4))).Message);
        Assert.Equal("k is 4; of 3 vectors there are 1 to 3 neighbours.", Assert.Throws<KitException>(() => store.KNeighbors(zeros(1, 3), 4)).Message);
        store.Clear();
        Assert.Equal(0, store.Add(eye(4)));
    }

    [Fact]
    public void A_vector_of_zeros_is_at_distance_1_from_everything()
    {
        using var server = new RedisServer("--save", "");
        using var scope = NewDisposeScope();
        using VectorStore store = VectorStore.Connect(server.Address, "zeros", DistanceMetric.Cosine);
        store.Add(tensor(new float[,] { { -1, 0 }, { 0, 0 }, { 1, 0 } }));
        (double[,] distances, int[,] indices) = store.KNeighbors(tensor(new float[,] { { 2, 0 }, { 0, 0 } }), 3);
        Assert.Equal([0, 1, 2, 1, 1, 1], distances.Cast<double>());
        Assert.Equal([2, 1, 0, 0, 1, 2], indices.Cast<int>());
    }

    [Fact]
    public void A_password_is_asked_for_and_a_wrong_one_said()
    {
        using var server = new RedisServer("--save", "", "--requirepass", "secret");
        using (VectorStore store = VectorStore.Connect(server.Address + ",password=secret", "any", DistanceMetric.Cosine)) Assert.Equal(0, store.Count);
        Assert.Contains("password", Assert.Throws<KitException>(() => VectorStore.Connect(server.Address, "any", DistanceMetric.Cosine)).Message, StringComparison.Ordinal);
        string wrong = Assert.Throws<KitException>(() => VectorStore.Connect(server.Address + ",password=wr0ng", "any", DistanceMetric.Cosine)).Message;
        Assert.Contains("password", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_another_things_is_said()
    {
        using var server = new RedisServer("--save", "");
        using (var other = StackExchange.Redis.ConnectionMultiplexer.Connect(server.Address)) other.GetDatabase().StringSet("text", "hello");
        Assert.StartsWith($"'text' at {server.Address} holds something else", Assert.Throws<KitException>(() => VectorStore.Connect(server.Address, "text", DistanceMetric.Cosine)).Message);
    }
}

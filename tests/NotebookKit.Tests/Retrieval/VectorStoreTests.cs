using System.Globalization;
using static TorchSharp.torch;

namespace NotebookKit.Tests;

/// <summary>Against a real Microsoft Garnet, whose vector sets are a preview.</summary>
public sealed class VectorStoreTests(VectorStoreTests.Started started) : IClassFixture<VectorStoreTests.Started>
{
    private const int Many = 10_000, Asked = 200, Width = 64, K = 5;

    [Fact]
    public void Of_ten_thousand_vectors_nearly_all_true_neighbours_are_found_and_again_after_a_save_and_a_kill()
    {
        using var server = new GarnetServer("--enable-vector-set-preview");
        using var scope = NewDisposeScope();
        Tensor features = Features(Many, 1), queries = Features(Asked, 2);
        using NearestNeighbors exact = NearestNeighbors.Fit(features);
        Neighbors expected = exact.KNeighbors(queries, K), before;
        using (VectorStore store = VectorStore.Connect(server.Address, "many"))
        {
            store.Add(features);
            before = store.KNeighbors(queries, K);
            store.Save();
        }

        server.KillAndStart();
        using VectorStore again = VectorStore.Connect(server.Address, "many");
        Neighbors after = again.KNeighbors(queries, K);

        double recall = Recall(expected, before), recallAfter = Recall(expected, after);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"recall@{K} of {Many} × {Width}: {recall}, after a restart {recallAfter}"));
        Assert.InRange(recall, 0.9, 1);
        Assert.InRange(recallAfter, 0.9, 1);
        Assert.Equal((Many, Width), (again.Count, again.Width));
    }

    [Fact]
    public void With_a_log_what_was_added_survives_a_kill_without_a_save()
    {
        using var server = new GarnetServer("--enable-vector-set-preview", "--aof", "--aof-commit-wait");
        using Tensor features = Features(300, 3);
        using (VectorStore store = VectorStore.Connect(server.Address, "logged")) store.Add(features);

        server.KillAndStart();
        using VectorStore again = VectorStore.Connect(server.Address, "logged");

        Assert.Equal(300, again.Count);
        Neighbors found = again.KNeighbors(features, 1);
        Assert.Equal(Enumerable.Range(0, 300), Enumerable.Range(0, 300).Select(query => found.Indices[query, 0]));
    }

    [Theory]
    [InlineData(DistanceMetric.L2)]
    [InlineData(DistanceMetric.Cosine)]
    public void Distances_are_those_of_the_exact_index(DistanceMetric metric)
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(60, 4), queries = Features(10, 5);
        using NearestNeighbors exact = NearestNeighbors.Fit(features, metric);
        using VectorStore store = VectorStore.Connect(started.Address, $"distances-{metric}", metric);
        Assert.Equal((0, 0), (store.Count, store.Width));

        Assert.Equal(0, store.Add(features.narrow(0, 0, 40)));
        Assert.Equal(40, store.Add(features.narrow(0, 40, 20)));

        Neighbors expected = exact.KNeighbors(queries, 4), found = store.KNeighbors(queries, 4);
        Assert.Equal((60, Width), (store.Count, store.Width));
        Assert.Equal(expected.Indices.Cast<int>(), found.Indices.Cast<int>());
        Assert.All(expected.Distances.Cast<double>().Zip(found.Distances.Cast<double>()), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * (1 + pair.First)));
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_a_sentence_before_it_is_sent()
    {
        using var scope = NewDisposeScope();
        using VectorStore store = VectorStore.Connect(started.Address, "refusals");
        Assert.Equal($"There are no vectors in 'refusals' at {started.Address}; add some.", Assert.Throws<KitException>(() => store.KNeighbors(zeros(1, 3), 1)).Message);
        store.Add(eye(3));
        Tensor odd = zeros(2, 3);
        odd[1, 1] = double.NaN;

        Assert.StartsWith("Features hold NaN or an infinity, first in row 1", Assert.Throws<KitException>(() => store.Add(odd)).Message);
        Assert.StartsWith("Queries hold NaN or an infinity, first in row 1", Assert.Throws<KitException>(() => store.KNeighbors(odd, 1)).Message);
        Assert.Equal("Features have 4 numbers a row and the vectors of 'refusals' 3: both must come from the same layer of the same model.", Assert.Throws<KitException>(() => store.Add(zeros(1, 4))).Message);
        Assert.Equal("Queries have 4 numbers a row and the vectors of 'refusals' 3: both must come from the same layer of the same model.", Assert.Throws<KitException>(() => store.KNeighbors(zeros(1, 4), 1)).Message);
        Assert.Equal("k is 4; of 3 vectors there are 1 to 3 neighbours.", Assert.Throws<KitException>(() => store.KNeighbors(zeros(1, 3), 4)).Message);
        Assert.Equal(3, store.Count);
    }

    [Fact]
    public void A_set_that_measures_otherwise_is_not_opened()
    {
        using (VectorStore store = VectorStore.Connect(started.Address, "metric", DistanceMetric.Cosine))
        using (Tensor features = eye(3)) store.Add(features);
        Assert.Equal(
            $"The vectors of 'metric' at {started.Address} are measured by 'cosine', not by L2: connect with that metric, or use another name.",
            Assert.Throws<KitException>(() => VectorStore.Connect(started.Address, "metric")).Message);
    }

    [Fact]
    public void A_cleared_set_takes_vectors_of_another_width()
    {
        using var scope = NewDisposeScope();
        using VectorStore store = VectorStore.Connect(started.Address, "cleared");
        store.Add(eye(3));
        store.Clear();
        Assert.Equal(0, store.Add(eye(4)));
        Assert.Equal((4, 4), (store.Count, store.Width));
    }

    [Fact]
    public void Cancelled_it_sends_no_more()
    {
        using VectorStore store = VectorStore.Connect(started.Address, "cancelled");
        using Tensor features = eye(3);
        Assert.Throws<OperationCanceledException>(() => store.Add(features, new CancellationToken(canceled: true)));
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void A_server_without_the_preview_is_told_apart_from_none()
    {
        using var server = new GarnetServer();
        Assert.Equal(
            $"The server at {server.Address} has its vector sets switched off: they are a preview in Garnet, which must be started with --enable-vector-set-preview.",
            Assert.Throws<KitException>(() => VectorStore.Connect(server.Address, "any")).Message);
        server.Stop();
        Assert.Equal(
            $"No server answers at {server.Address}. Start one there, for example Garnet: garnet-server --enable-vector-set-preview.",
            Assert.Throws<KitException>(() => VectorStore.Connect(server.Address + ",password=secret", "any")).Message);
    }

    [Theory]
    [InlineData(DistanceMetric.L2), InlineData(DistanceMetric.Cosine)]
    public void A_query_that_is_there_is_found_first_and_equals_in_the_order_of_their_places(DistanceMetric metric)
    {
        using var scope = NewDisposeScope();
        using VectorStore store = VectorStore.Connect(started.Address, $"equals-{metric}", metric);
        store.Add(cat([ones(4, 3), eye(3)]));
        Assert.Equal([0, 1, 2, 3], store.KNeighbors(ones(1, 3), 4).Of(0));
        Assert.Equal(5, store.KNeighbors(eye(3), 1).Indices[1, 0]);
        Assert.Equal(7, store.KNeighbors(ones(1, 3), 7).K);
    }

    [Fact]
    public void A_vector_of_zeros_is_at_distance_1_from_everything()
    {
        using var scope = NewDisposeScope();
        using VectorStore store = VectorStore.Connect(started.Address, "zeros", DistanceMetric.Cosine);
        store.Add(tensor(new float[,] { { -1, 0 }, { 0, 0 }, { 1, 0 } }));
        (double[,] distances, int[,] indices) = store.KNeighbors(tensor(new float[,] { { 2, 0 }, { 0, 0 } }), 3);
        Assert.Equal([0, 1, 2, 1, 1, 1], distances.Cast<double>());
        Assert.Equal([2, 1, 0, 0, 1, 2], indices.Cast<int>());
    }

    [Fact]
    public void Features_of_any_type_and_of_a_view_are_taken()
    {
        using var scope = NewDisposeScope();
        using VectorStore store = VectorStore.Connect(started.Address, "types");
        Tensor wide = rand(20, 8), view = wide.narrow(1, 2, 4);
        store.Add(view);
        foreach (Tensor queries in new[] { view.to(float64), view.t().contiguous().t(), view.clone().requires_grad_() })
            Assert.Equal(Enumerable.Range(0, 20), Enumerable.Range(0, 20).Zip(store.KNeighbors(queries, 1).Indices.Cast<int>(), (_, found) => found));
    }

    [Fact]
    public async Task A_server_that_is_killed_while_it_is_filled_is_said_to_be_gone()
    {
        using var server = new GarnetServer("--enable-vector-set-preview");
        using Tensor features = Features(4_000, 6);
        using VectorStore store = VectorStore.Connect(server.Address, "killed");
        Task killed = Task.Run(async () =>
        {
            using VectorStore other = VectorStore.Connect(server.Address, "killed");
            while (other.Count < 200) await Task.Delay(5);
            server.Stop();
        }, TestContext.Current.CancellationToken);
        KitException error = Assert.Throws<KitException>(() => store.Add(features));
        Assert.Contains(server.Address, error.Message, StringComparison.Ordinal);
        await killed;
        Assert.StartsWith($"No server answers at {server.Address}", Assert.Throws<KitException>(() => store.Count).Message);
    }

    [Fact]
    public void What_listens_there_but_is_no_such_server_is_said()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        Task answering = Task.Run(async () =>
        {
            while (true)
            {
                using System.Net.Sockets.TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);
        string address = listener.LocalEndpoint.ToString()!;
        Assert.Contains(address, Assert.Throws<KitException>(() => VectorStore.Connect(address, "any")).Message, StringComparison.Ordinal);
        Assert.False(answering.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_password_is_asked_for_and_a_wrong_one_said()
    {
        using var server = new GarnetServer("--enable-vector-set-preview", "--auth", "Password", "--password", "secret");
        using (VectorStore store = VectorStore.Connect(server.Address + ",password=secret", "any")) Assert.Equal(0, store.Count);
        Assert.Contains("password", Assert.Throws<KitException>(() => VectorStore.Connect(server.Address, "any")).Message, StringComparison.Ordinal);
        string wrong = Assert.Throws<KitException>(() => VectorStore.Connect(server.Address + ",password=wr0ng", "any")).Message;
        Assert.Contains("password", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_another_things_is_said()
    {
        using (var other = StackExchange.Redis.ConnectionMultiplexer.Connect(started.Address)) other.GetDatabase().StringSet("text", "hello");
        Assert.StartsWith($"'text' at {started.Address} holds something else", Assert.Throws<KitException>(() => VectorStore.Connect(started.Address, "text")).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("localhost:6379,unknown=1")]
    [InlineData("localhost:99999999")]
    public void An_address_that_makes_no_sense_is_said(string address)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => VectorStore.Connect(address, "any"));
        Assert.True(error is KitException or ArgumentException, error.ToString());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0, 2)]
    public void The_likenesses_that_redis_says_become_distances(double likeness, double distance) => Assert.Equal(distance, new VectorDialect("redis", false).Distance(likeness, DistanceMetric.Cosine));

    [Fact]
    public void Redis_is_not_asked_for_what_it_does_not_measure() =>
        Assert.StartsWith("The vector sets of redis measure by the cosine only", Assert.Throws<KitException>(() => new VectorDialect("redis", false).MustMeasure(DistanceMetric.L2)).Message);

    private static double Recall(Neighbors expected, Neighbors found) =>
        Enumerable.Range(0, expected.Queries).Average(query => expected.Of(query).Intersect(found.Of(query)).Count() / (double)expected.K);

    // As features of a network are: a few concepts mixed, none negative.
    private static Tensor Features(int rows, int seed)
    {
        using var scope = NewDisposeScope();
        using var concept = new Generator(9);
        using var generator = new Generator((ulong)seed);
        Tensor concepts = randn([20, Width], generator: concept);
        return (randn([rows, 20], generator: generator).mm(concepts) + randn([rows, Width], generator: generator)).relu().MoveToOuterDisposeScope();
    }

    /// <summary>One server for the small tests.</summary>
    public sealed class Started : IDisposable
    {
        private readonly Lazy<GarnetServer> _server = new(() => new GarnetServer("--enable-vector-set-preview"));

        public string Address => _server.Value.Address;

        public void Dispose()
        {
            if (_server.IsValueCreated) _server.Value.Dispose();
        }
    }
}

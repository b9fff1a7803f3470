using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class ClusteredNeighborsTests
{
    public static TheoryData<DistanceMetric, int> Ways => new() { { DistanceMetric.L2, 5 }, { DistanceMetric.L2, 60 }, { DistanceMetric.Cosine, 5 }, { DistanceMetric.Cosine, 60 } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void With_all_lists_it_finds_what_the_exact_index_finds(DistanceMetric metric, int k)
    {
        using var scope = NewDisposeScope();
        AssertExact(Features(700, 37, 1), Features(150, 37, 2), metric, lists: 20, k);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Equally_near_ones_come_in_the_order_of_their_indices(DistanceMetric metric, int k)
    {
        using var scope = NewDisposeScope();
        // Small whole numbers: most distances are there many times, and so are most vectors.
        AssertExact((Features(400, 3, 3) * 1.5).round(), (Features(60, 3, 4) * 1.5).round(), metric, lists: 50, k);
    }

    [Theory]
    [InlineData(DistanceMetric.L2, 1e-30)]
    [InlineData(DistanceMetric.L2, 1e37)]
    [InlineData(DistanceMetric.Cosine, 1e-30)]
    [InlineData(DistanceMetric.Cosine, 1e37)]
    public void Sizes_at_the_ends_of_the_range_are_clustered_as_well(DistanceMetric metric, double size)
    {
        using var scope = NewDisposeScope();
        (Tensor features, Tensor queries) = Clouds(20, 400, 8);
        AssertExact(features * size, queries * size, metric, lists: 20, k: 3);
        Assert.InRange(Recall(features * size, queries * size, metric, lists: 20, probes: 4), 0.9, 1);
    }

    [Fact]
    public void Clouds_far_from_zero_and_close_together_are_told_apart()
    {
        using var scope = NewDisposeScope();
        (Tensor features, Tensor queries) = Clouds(20, 400, 8);
        Assert.InRange(Recall(features * 1e-3 + 100, queries * 1e-3 + 100, DistanceMetric.L2, lists: 20, probes: 4), 0.9, 1);
    }

    [Theory]
    [InlineData(DistanceMetric.L2)]
    [InlineData(DistanceMetric.Cosine)]
    public void More_lists_find_more_and_a_few_find_nearly_all(DistanceMetric metric)
    {
        using var scope = NewDisposeScope();
        (Tensor features, Tensor queries) = Clouds(60, 2000, 16);
        using NearestNeighbors exact = NearestNeighbors.Fit(features, metric);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 50, metric);

        IndexComparison comparison = IndexComparison.Of(
            exact, queries, 10, [.. new[] { 1, 2, 4, 8, 16, 50 }.Select(probes => ($"{probes} of 50 lists", (INeighborIndex)index.WithProbes(probes)))]);

        double[] recalls = [.. comparison.Lines.Skip(1).Select(line => line.Recall.Value)];
        Assert.Equal(recalls.Order(), recalls);
        Assert.InRange(recalls[0], 0.1, 0.99);
        Assert.InRange(recalls[3], 0.9, 1);
        Assert.Equal(1, recalls[^1]);
    }

    [Fact]
    public void Each_vector_finds_itself_in_a_single_list()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(300, 12, 5);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 30);
        Assert.Equal(Enumerable.Range(0, 300), index.KNeighbors(features, 1).Indices.Cast<int>());
    }

    [Fact]
    public void A_vector_of_another_list_is_missed()
    {
        using var scope = NewDisposeScope();
        // Lists around 1 and 11; the query is nearer to the first one's middle, and to the second one's outermost vector.
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(tensor(new float[,] { { 0 }, { 1 }, { 2 }, { 7 }, { 13 }, { 13 } }), 2);
        using Tensor query = tensor(new float[,] { { 5 } });

        Assert.Equal([2, 1], index.KNeighbors(query, 2).Of(0));
        Assert.Equal([3, 2], index.WithProbes(2).KNeighbors(query, 2).Of(0));
    }

    [Fact]
    public void Where_the_lists_hold_too_few_it_goes_on_to_further_ones()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(100, 6, 6), queries = Features(9, 6, 7);
        using NearestNeighbors exact = NearestNeighbors.Fit(features);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 40);
        AssertSame(exact.KNeighbors(queries, 100), index.KNeighbors(queries, 100));
        Neighbors some = index.KNeighbors(queries, 20);
        Assert.All(Enumerable.Range(0, 9), query => Assert.Equal(20, some.Of(query).Distinct().Count()));
    }

    [Fact]
    public void The_same_seed_makes_the_same_lists()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(500, 10, 8), queries = Features(40, 10, 9);
        using ClusteredNeighbors one = ClusteredNeighbors.Fit(features, 25, seed: 3), same = ClusteredNeighbors.Fit(features, 25, seed: 3), other = ClusteredNeighbors.Fit(features, 25, seed: 4);
        AssertSame(one.KNeighbors(queries, 8), same.KNeighbors(queries, 8));
        Assert.NotEqual(one.KNeighbors(queries, 8).Indices.Cast<int>(), other.KNeighbors(queries, 8).Indices.Cast<int>());
    }

    [Fact]
    public void A_list_that_nothing_joins_begins_again_where_vectors_are_far_from_their_own()
    {
        using var scope = NewDisposeScope();
        // A thousand copies of one vector: the lists begin there, all but surely, and only one of them keeps it.
        Tensor features = cat([zeros(1000, 2), tensor(new float[,] { { 9, 0 }, { 0, 9 }, { -9, 0 }, { 0, -9 } })]);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 5);
        Assert.Equal("1,004 vectors in 5 lists of 1 to 1,000, of which a query looks into 1, L2", index.ToString());
    }

    [Theory]
    [InlineData(DistanceMetric.L2)]
    [InlineData(DistanceMetric.Cosine)]
    public void Vectors_that_cannot_be_told_apart_are_found_in_their_order(DistanceMetric metric)
    {
        using var scope = NewDisposeScope();
        foreach (Tensor features in new[] { zeros(30, 4), ones(30, 4), ones(1, 4) })
        {
            int count = (int)features.size(0);
            using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, count, metric);
            Assert.Equal(Enumerable.Range(0, count), index.WithProbes(count).KNeighbors(zeros(1, 4), count).Of(0));
            Assert.Equal(count, index.KNeighbors(zeros(1, 4), count).Of(0).Distinct().Count());
        }
    }

    [Fact]
    public void A_query_beyond_all_measure_finds_neighbours_too()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(50, 4, 10) * 1e-30, queries = ones(1, 4) * 3e38;
        AssertExact(features, queries, DistanceMetric.L2, lists: 5, k: 3);
        AssertExact(features, -queries, DistanceMetric.Cosine, lists: 5, k: 3);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(1_000, 25)]
    [InlineData(40_000, 800)]
    public void The_number_of_lists_follows_that_of_the_vectors(int count, int lists)
    {
        using Tensor features = rand(count, 1);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features);
        Assert.Equal(lists, index.Lists);
    }

    [Fact]
    public void The_index_keeps_its_own_copy()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(20, 4, 11), query = features[3].unsqueeze(0).clone();
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 4);
        features.zero_();
        Assert.Equal(3, index.KNeighbors(query, 1).Indices[0, 0]);
    }

    [Fact]
    public void Another_number_of_probes_shares_the_lists()
    {
        using var scope = NewDisposeScope();
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(Features(60, 4, 12), 6, DistanceMetric.Cosine, probes: 2);
        ClusteredNeighbors more = index.WithProbes(5);
        Assert.Equal((2, 5, 6, 60, 4, DistanceMetric.Cosine), (index.Probes, more.Probes, more.Lists, more.Count, more.Width, more.Metric));

        more.Dispose();

        Assert.Equal(3, index.KNeighbors(ones(1, 4), 3).K);
    }

    [Fact]
    public void Live_tensors_are_those_of_the_index()
    {
        long before = Samples.LiveTensors();
        using (Tensor features = Features(200, 8, 13))
        using (ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 12, DistanceMetric.Cosine))
        {
            long fitted = Samples.LiveTensors();
            for (int i = 0; i < 3; i++) index.WithProbes(1 + i).KNeighbors(features, 20);
            Assert.Throws<KitException>(() => index.KNeighbors(features, 201));
            Assert.Throws<KitException>(() => ClusteredNeighbors.Fit(features, 201));
            Assert.Equal(fitted, Samples.LiveTensors());
        }

        Assert.Equal(before, Samples.LiveTensors());
    }

    [Fact]
    public void What_has_no_neighbours_is_refused_in_a_sentence()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(10, 4, 14), odd = features.clone();
        odd[7, 2] = double.NaN;
        ClusteredNeighbors index = ClusteredNeighbors.Fit(features, 3);

        Assert.Equal("Queries have 5 numbers a row and the index 4: both must come from the same layer of the same model.", Said(() => index.KNeighbors(zeros(1, 5), 1)));
        Assert.StartsWith("Queries hold NaN or an infinity, first in row 7", Said(() => index.KNeighbors(odd, 1)));
        Assert.StartsWith("Features hold NaN or an infinity, first in row 7", Said(() => ClusteredNeighbors.Fit(odd)));
        Assert.StartsWith("Features must be a matrix", Said(() => ClusteredNeighbors.Fit(zeros(3))));
        Assert.StartsWith("An index of no features", Said(() => ClusteredNeighbors.Fit(zeros(0, 4))));
        Assert.Equal("k is 11; of 10 vectors there are 1 to 10 neighbours.", Said(() => index.KNeighbors(zeros(1, 4), 11)));
        Assert.Equal("k is 0; of 10 vectors there are 1 to 10 neighbours.", Said(() => index.KNeighbors(zeros(1, 4), 0)));
        Assert.Equal("lists is 11; 10 vectors make 1 to 10 lists, and 0 chooses their number.", Said(() => ClusteredNeighbors.Fit(features, 11)));
        Assert.Equal("lists is -1; 10 vectors make 1 to 10 lists, and 0 chooses their number.", Said(() => ClusteredNeighbors.Fit(features, -1)));
        Assert.Equal("probes is 4; of 3 lists a query looks into 1 to 3.", Said(() => ClusteredNeighbors.Fit(features, 3, probes: 4)));
        Assert.Equal("probes is 0; of 3 lists a query looks into 1 to 3.", Said(() => index.WithProbes(0)));
        Assert.Equal((0, 2), (index.KNeighbors(zeros(0, 4), 2).Queries, index.KNeighbors(zeros(0, 4), 2).K));
        index.Dispose();
        Assert.Throws<ObjectDisposedException>(() => index.KNeighbors(ones(1, 4), 1));

        static string Said(Action what) => Assert.Throws<KitException>(what).Message;
    }

    private static void AssertExact(Tensor features, Tensor queries, DistanceMetric metric, int lists, int k)
    {
        using NearestNeighbors exact = NearestNeighbors.Fit(features, metric);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, lists, metric, probes: lists);
        AssertSame(exact.KNeighbors(queries, k), index.KNeighbors(queries, k));
    }

    private static void AssertSame(Neighbors expected, Neighbors actual)
    {
        Assert.Equal(expected.Indices.Cast<int>(), actual.Indices.Cast<int>());
        Assert.Equal(expected.Distances.Cast<double>(), actual.Distances.Cast<double>());
    }

    private static double Recall(Tensor features, Tensor queries, DistanceMetric metric, int lists, int probes)
    {
        using NearestNeighbors exact = NearestNeighbors.Fit(features, metric);
        using ClusteredNeighbors index = ClusteredNeighbors.Fit(features, lists, metric, probes);
        return IndexComparison.Of(exact, queries, 3, ("clustered", index)).Lines[1].Recall.Value;
    }

    // Vectors around middles, and a hundred queries around the same.
    private static (Tensor Features, Tensor Queries) Clouds(int clouds, int count, int width)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(21);
        Tensor middles = randn([clouds, width], generator: generator) * 2;
        Tensor all = middles[randint(clouds, [count + 100], generator: generator)] + randn([count + 100, width], generator: generator);
        return (all[..count].clone().MoveToOuterDisposeScope(), all[count..].clone().MoveToOuterDisposeScope());
    }

    private static Tensor Features(int rows, int width, int seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        return randn([rows, width], generator: generator).relu().MoveToOuterDisposeScope();
    }
}

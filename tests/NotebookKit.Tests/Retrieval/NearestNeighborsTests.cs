using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class NearestNeighborsTests
{
    public static TheoryData<DistanceMetric, bool> Ways => new() { { DistanceMetric.L2, false }, { DistanceMetric.L2, true }, { DistanceMetric.Cosine, false }, { DistanceMetric.Cosine, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Many_queries_find_what_measuring_every_row_finds(DistanceMetric metric, bool half) => AssertExact(Features(700, 37, 1), Features(150, 37, 2), 5, metric, half);

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_single_query_does_too(DistanceMetric metric, bool half) => AssertExact(Features(700, 130, 3), Features(1, 130, 4), 5, metric, half);

    [Theory]
    [MemberData(nameof(Ways))]
    public void Features_far_from_zero_and_close_together_do_too(DistanceMetric metric, bool half) =>
        AssertExact(Features(300, 20, 5) * 1e-3 + 100, Features(20, 20, 6) * 1e-3 + 100, 7, metric, half);

    [Theory]
    [InlineData(1e-30)]
    [InlineData(1e-18)]
    [InlineData(1e15)]
    [InlineData(1e30)]
    [InlineData(5e37)]
    public void Sizes_at_the_ends_of_the_range_do_too(double size) => AssertExact(Features(100, 8, 7) * size, Features(10, 8, 8) * size, 3, DistanceMetric.L2, half: true);

    [Theory]
    [InlineData(1e-36)]
    [InlineData(1e-30)]
    [InlineData(1e-22)]
    [InlineData(1e20)]
    [InlineData(5e37)]
    public void Angles_do_not_depend_on_sizes(double size)
    {
        foreach (bool half in new[] { false, BFloat16Lanes.IsSupported }) AssertExact(Features(100, 8, 7) * size, Features(10, 8, 8) * (1 / size), 3, DistanceMetric.Cosine, half);
    }

    [Theory]
    [InlineData(ScalarType.Float64), InlineData(ScalarType.BFloat16), InlineData(ScalarType.Float16), InlineData(ScalarType.Int64)]
    public void Features_of_any_type_and_of_a_view_are_taken(ScalarType type)
    {
        using var scope = NewDisposeScope();
        Tensor view = (Features(60, 20, 17) * 50).to(type).narrow(1, 3, 9), turned = view.t().contiguous().t();
        using NearestNeighbors index = NearestNeighbors.Fit(view), plain = NearestNeighbors.Fit(view.to(float32).contiguous());
        Neighbors expected = plain.KNeighbors(3);
        Assert.Equal(expected.Indices.Cast<int>(), index.KNeighbors(3).Indices.Cast<int>());
        Assert.Equal(expected.Distances.Cast<double>(), index.KNeighbors(3).Distances.Cast<double>());
        Assert.Equal(plain.KNeighbors(view.to(float32), 2).Indices.Cast<int>(), index.KNeighbors(turned, 2).Indices.Cast<int>());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void All_of_them_can_be_asked_for(DistanceMetric metric, bool half) => AssertExact(Features(90, 6, 9), Features(4, 6, 10), 90, metric, half);

    [Fact]
    public void Equally_near_ones_come_in_the_order_of_their_indices()
    {
        using var scope = NewDisposeScope();
        using NearestNeighbors index = NearestNeighbors.Fit(cat([ones(40, 3), zeros(60, 3)]));

        Assert.Equal(Enumerable.Range(40, 50), index.KNeighbors(zeros(1, 3), 50).Of(0));
        Assert.Equal(Enumerable.Range(40, 5), index.KNeighbors(zeros(1, 3), 5).Of(0));
    }

    [Fact]
    public void A_query_of_the_index_finds_itself_first()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(200, 16, 11);
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        Neighbors found = index.KNeighbors(features, 1);

        Assert.Equal(Enumerable.Range(0, 200), Enumerable.Range(0, 200).Select(query => found.Indices[query, 0]));
        Assert.All(found.Distances.Cast<double>(), distance => Assert.Equal(0, distance));
    }

    [Fact]
    public void Without_queries_each_vector_is_left_out_of_its_own_neighbours()
    {
        using var scope = NewDisposeScope();
        Tensor features = cat([Features(50, 24, 12), Features(50, 24, 12)]); // each twice
        using NearestNeighbors index = NearestNeighbors.Fit(features);

        Neighbors found = index.KNeighbors(3);

        Assert.All(Enumerable.Range(0, 100), query => Assert.DoesNotContain(query, found.Of(query)));
        Assert.Equal(Enumerable.Range(0, 100).Select(query => (query + 50) % 100), Enumerable.Range(0, 100).Select(query => found.Indices[query, 0]));
    }

    [Fact]
    public void A_vector_of_zeros_has_no_direction_and_is_at_distance_1()
    {
        using var scope = NewDisposeScope();
        using NearestNeighbors index = NearestNeighbors.Fit(tensor(new float[,] { { -1, 0 }, { 0, 0 }, { 1, 0 } }), DistanceMetric.Cosine);

        (double[,] distances, int[,] indices) = index.KNeighbors(tensor(new float[,] { { 2, 0 }, { 0, 0 } }), 3);

        Assert.Equal([0, 1, 2, 1, 1, 1], distances.Cast<double>());
        Assert.Equal([2, 1, 0, 0, 1, 2], indices.Cast<int>());
    }

    [Fact]
    public void The_index_keeps_its_own_copy()
    {
        using var scope = NewDisposeScope();
        Tensor features = Features(20, 4, 13);
        using NearestNeighbors index = NearestNeighbors.Fit(features);
        Tensor query = features[3].unsqueeze(0).clone();

        features.zero_();

        Assert.Equal(3, index.KNeighbors(query, 1).Indices[0, 0]);
    }

    [Fact]
    public void Live_tensors_are_those_of_the_index()
    {
        long before = Samples.LiveTensors();
        using (Tensor features = Features(50, 8, 14))
        using (NearestNeighbors index = NearestNeighbors.Fit(features))
        {
            long fitted = Samples.LiveTensors();
            for (int i = 0; i < 3; i++) index.KNeighbors(features, 2);
            index.KNeighbors(2);
            Assert.Equal(fitted, Samples.LiveTensors());
        }

        Assert.Equal(before, Samples.LiveTensors());
    }

    [Fact]
    public void What_has_no_neighbours_is_refused_in_a_sentence()
    {
        using var scope = NewDisposeScope();
        using NearestNeighbors index = NearestNeighbors.Fit(Features(10, 4, 15));
        Tensor odd = Features(10, 4, 16);
        odd[7, 2] = double.NaN;

        Assert.Equal("Queries have 5 numbers a row and the index 4: both must come from the same layer of the same model.", Assert.Throws<KitException>(() => index.KNeighbors(zeros(1, 5), 1)).Message);
        Assert.StartsWith("Queries hold NaN or an infinity, first in row 7", Assert.Throws<KitException>(() => index.KNeighbors(odd, 1)).Message);
        Assert.StartsWith("Features hold NaN or an infinity, first in row 7", Assert.Throws<KitException>(() => NearestNeighbors.Fit(odd)).Message);
        Assert.StartsWith("Features must be a matrix", Assert.Throws<KitException>(() => NearestNeighbors.Fit(zeros(3))).Message);
        Assert.Equal("Queries must be a dense matrix: call to_dense() first.", Assert.Throws<KitException>(() => index.KNeighbors(eye(4).to_sparse(), 1)).Message);
        using NearestNeighbors single = NearestNeighbors.Fit(ones(1, 4));
        Assert.Equal("A single vector has no neighbours.", Assert.Throws<KitException>(() => single.KNeighbors(1)).Message);
        single.Dispose();
        Assert.Throws<ObjectDisposedException>(() => single.KNeighbors(ones(1, 4), 1));
        Assert.StartsWith("An index of no features", Assert.Throws<KitException>(() => NearestNeighbors.Fit(zeros(0, 4))).Message);
        Assert.Equal("k is 11; of 10 vectors there are 1 to 10 neighbours.", Assert.Throws<KitException>(() => index.KNeighbors(zeros(1, 4), 11)).Message);
        Assert.Equal("k is 10; of 10 vectors there are 1 to 9 neighbours.", Assert.Throws<KitException>(() => index.KNeighbors(10)).Message);
    }

    private static void AssertExact(Tensor features, Tensor queries, int k, DistanceMetric metric, bool half)
    {
        Assert.SkipWhen(half && !BFloat16Lanes.IsSupported, "This processor has no AVX-512.");
        using var scope = NewDisposeScope();
        using NearestNeighbors index = NearestNeighbors.Fit(features, metric, half);

        (double[,] distances, int[,] indices) = index.KNeighbors(queries, k);

        (double Distance, int Index)[][] expected = Measured(features, queries, metric);
        for (int query = 0; query < expected.Length; query++)
        {
            for (int rank = 0; rank < k; rank++)
            {
                Assert.Equal(expected[query][rank].Distance, distances[query, rank], 1e-9 * (1 + expected[query][rank].Distance));
                // Of rows that are as good as equally near, either may come first.
                if (indices[query, rank] != expected[query][rank].Index)
                    Assert.Equal(expected[query][rank].Distance, expected[query].Single(other => other.Index == indices[query, rank]).Distance, 1e-9 * (1 + expected[query][rank].Distance));
            }
        }

        features.Dispose();
        queries.Dispose();
    }

    private static (double Distance, int Index)[][] Measured(Tensor features, Tensor queries, DistanceMetric metric)
    {
        double[][] rows = Rows(features);
        return [.. Rows(queries).Select(query => ((double Distance, int Index)[])[.. rows
            .Select((row, i) => (Distance: metric == DistanceMetric.L2 ? Math.Sqrt(row.Zip(query, (a, b) => (a - b) * (a - b)).Sum()) : Angle(row, query), i))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.i)])];
    }

    private static double Angle(double[] a, double[] b) => Dot(a, a) * Dot(b, b) is > 0 and var lengths ? 1 - Dot(a, b) / Math.Sqrt(lengths) : 1;

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[][] Rows(Tensor matrix)
    {
        using Tensor exact = matrix.to(float32).to(float64);
        double[] numbers = [.. exact.data<double>()];
        return [.. numbers.Chunk((int)matrix.size(1))];
    }

    // As features of a network are: none negative, many zero.
    private static Tensor Features(int rows, int width, int seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        return randn([rows, width], generator: generator).relu().MoveToOuterDisposeScope();
    }
}

using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class IndexComparisonTests
{
    [Fact]
    public void What_an_index_misses_is_counted_and_the_exact_one_misses_nothing()
    {
        using var scope = NewDisposeScope();
        using NearestNeighbors exact = NearestNeighbors.Fit(rand(60, 6));
        Tensor queries = rand(20, 6);
        IndexComparison comparison = IndexComparison.Of(exact, queries, 4, ("forgetful", new Forgetful(exact)));
        Assert.Equal(["exact", "forgetful"], comparison.Lines.Select(line => line.Name));
        Assert.Equal(("recall@4", 1, 0.75), (comparison.Lines[0].Recall.Name, comparison.Lines[0].Recall.Value, comparison.Lines[1].Recall.Value));
        Assert.Equal((4, 20, 60, 6), (comparison.K, comparison.Queries, comparison.Count, comparison.Width));
        Assert.All(comparison.Lines, line => Assert.True(line.Together > TimeSpan.Zero && line.Alone > TimeSpan.Zero));
    }

    [Fact]
    public void Of_equally_near_ones_any_is_right()
    {
        using var scope = NewDisposeScope();
        // Twice the same vectors: the second copy is as right as the first.
        Tensor half = rand(30, 6);
        using NearestNeighbors exact = NearestNeighbors.Fit(cat([half, half]));
        IndexComparison comparison = IndexComparison.Of(exact, half, 1, ("other copies", new Copies(exact)));
        Assert.Equal(1, comparison.Lines[1].Recall.Value);
    }

    [Fact]
    public void What_cannot_be_compared_is_said()
    {
        using var scope = NewDisposeScope();
        using NearestNeighbors exact = NearestNeighbors.Fit(rand(10, 6)), fewer = NearestNeighbors.Fit(rand(9, 6)), cosine = NearestNeighbors.Fit(rand(10, 6), DistanceMetric.Cosine);
        Assert.Equal(
            "few holds 9 vectors of 6 numbers and the exact index 10 of 6: both must hold the same.",
            Assert.Throws<KitException>(() => IndexComparison.Of(exact, rand(1, 6), ("few", fewer))).Message);
        Assert.StartsWith("angles measures by Cosine", Assert.Throws<KitException>(() => IndexComparison.Of(exact, rand(1, 6), ("angles", cosine))).Message);
        Assert.StartsWith("A comparison of indexes needs at least one query", Assert.Throws<KitException>(() => IndexComparison.Of(exact, rand(0, 6))).Message);
        Assert.StartsWith("k is 11", Assert.Throws<KitException>(() => IndexComparison.Of(exact, rand(1, 6), 11)).Message);
    }

    private abstract class Wrapped(NearestNeighbors exact) : INeighborIndex
    {
        public int Count => exact.Count;

        public int Width => exact.Width;

        public DistanceMetric Metric => exact.Metric;

        protected NearestNeighbors Exact => exact;

        public abstract Neighbors KNeighbors(Tensor queries, int k);
    }

    /// <summary>Finds one more than asked and forgets the nearest.</summary>
    private sealed class Forgetful(NearestNeighbors exact) : Wrapped(exact)
    {
        public override Neighbors KNeighbors(Tensor queries, int k)
        {
            Neighbors more = Exact.KNeighbors(queries, k + 1);
            var found = new Neighbors(new double[more.Queries, k], new int[more.Queries, k], Metric);
            for (int query = 0; query < more.Queries; query++)
                for (int rank = 0; rank < k; rank++) (found.Distances[query, rank], found.Indices[query, rank]) = (more.Distances[query, rank + 1], more.Indices[query, rank + 1]);
            return found;
        }
    }

    private sealed class Copies(NearestNeighbors exact) : Wrapped(exact)
    {
        public override Neighbors KNeighbors(Tensor queries, int k)
        {
            Neighbors found = Exact.KNeighbors(queries, k);
            for (int query = 0; query < found.Queries; query++) found.Indices[query, 0] = (found.Indices[query, 0] + Count / 2) % Count;
            return found;
        }
    }
}

using static TorchSharp.torch;

namespace NotebookKit.Tests;

public sealed class TsneTests
{
    private static readonly TsneOptions Quick = new() { Perplexity = 10, Steps = 250 };

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(30)]
    public void A_neighbourhood_has_the_entropy_that_was_asked_for(double perplexity)
    {
        var random = new Random(1);
        double[] row = TsneNeighbourhood.Row([.. Enumerable.Range(0, 100).Select(_ => 1e6 * random.NextDouble())], 4, perplexity);
        Assert.Equal((0, 1), (row[4], Math.Round(row.Sum(), 9)));
        Assert.Equal(perplexity, Math.Exp(-row.Where(p => p > 0).Sum(p => p * Math.Log(p))), 1e-3);
    }

    [Fact]
    public void Likenesses_are_symmetric_and_sum_up_to_one()
    {
        float[,] rows = new float[20, 3];
        var random = new Random(2);
        for (int i = 0; i < rows.Length; i++) rows[i / 3, i % 3] = random.NextSingle();
        float[] likeness = TsneNeighbourhood.Of(rows, 5, CancellationToken.None);
        Assert.Equal(1, likeness.Sum(value => (double)value), 1e-5);
        Assert.All(Enumerable.Range(0, 400), at => Assert.Equal(likeness[at], likeness[at % 20 * 20 + at / 20]));
    }

    [Fact]
    public void Points_of_one_cloud_stay_each_others_nearest()
    {
        using Tensor clouds = Clouds(3, 40);
        IReadOnlyList<(double X, double Y)> points = Tsne.Map(clouds, Quick).Points;
        int kept = Enumerable.Range(0, points.Count).Count(i =>
            Enumerable.Range(0, points.Count).Where(j => j != i).MinBy(j => Math.Pow(points[i].X - points[j].X, 2) + Math.Pow(points[i].Y - points[j].Y, 2)) / 40 == i / 40);
        Assert.Equal(points.Count, kept);
    }

    [Fact]
    public void The_same_seed_gives_the_same_map()
    {
        using Tensor clouds = Clouds(2, 31);
        Assert.Equal(Tsne.Map(clouds, Quick).Points, Tsne.Map(clouds, Quick).Points);
    }

    [Fact]
    public void Another_seed_gives_another_map()
    {
        using Tensor clouds = Clouds(2, 31);
        Assert.NotEqual(Tsne.Map(clouds, Quick).Points, Tsne.Map(clouds, Quick with { Seed = 2 }).Points);
    }

    [Fact]
    public void Equal_points_are_no_trouble()
    {
        using Tensor equal = ones(40, 3);
        Assert.All(Tsne.Map(equal, Quick).Points, point => Assert.True(double.IsFinite(point.X + point.Y)));
    }

    [Fact]
    public void Too_many_points_are_refused()
    {
        using Tensor many = zeros(Tsne.MostPoints + 1, 2);
        Assert.Equal("t-SNE maps 7 to 2000 points, not 2001: take a sample instead.", Assert.Throws<KitException>(() => Tsne.Map(many)).Message);
    }

    [Fact]
    public void A_perplexity_beyond_the_points_is_refused()
    {
        using Tensor few = rand(30, 2);
        Assert.Equal("A perplexity of 30 does not suit 30 points; it is from 2 to 10.", Assert.Throws<KitException>(() => Tsne.Map(few)).Message);
    }

    [Fact]
    public void A_cancelled_map_ends()
    {
        using Tensor clouds = Clouds(2, 31);
        Assert.ThrowsAny<OperationCanceledException>(() => Tsne.Map(clouds, Quick with { CancellationToken = new CancellationToken(true) }));
    }

    private static Tensor Clouds(int clouds, int each)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        Tensor centres = eye(clouds, 12) * 20;
        return (centres.repeat_interleave(each, 0) + randn([clouds * each, 12], generator: generator)).MoveToOuterDisposeScope();
    }
}

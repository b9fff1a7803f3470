namespace NotebookKit.Tests.Metrics;

public sealed class ComparisonTests
{
    [Fact]
    public void A_paired_difference_is_the_mean_of_the_differences()
    {
        Score gain = Bootstrap.Difference([1, 1, 0, 1], [1, 0, 0, 0]);
        Assert.Equal((0.5, 4), (gain.Value, gain.Count));
    }

    /// <summary>Of 1,000 images 60 are right only here and 20 only there: the normal interval of the mean difference is 0.04 ± 0.0174.</summary>
    [Fact]
    public void Its_interval_is_that_of_the_pairs()
    {
        double[] ours = [.. Enumerable.Range(0, 1000).Select(i => i < 800 || i is >= 820 and < 880 ? 1.0 : 0.0)], theirs = [.. Enumerable.Range(0, 1000).Select(i => i < 820 ? 1.0 : 0.0)];
        Interval interval = Bootstrap.Difference(ours, theirs).Interval!;
        Assert.Equal(0.0226, interval.Low, 0.003);
        Assert.Equal(0.0574, interval.High, 0.003);
    }

    [Fact]
    public void Measures_of_different_examples_are_refused() =>
        Assert.Contains("2 of one and 1 of the other", Assert.Throws<KitException>(() => Bootstrap.Difference([1, 1], [1])).Message, StringComparison.Ordinal);

    [Fact]
    public void No_examples_are_refused() => Assert.Throws<KitException>(() => Bootstrap.Difference([], []));

    [Fact]
    public void Scores_within_a_whole_are_rates() => Assert.True(ScoreComparison.Of(("a", new("accuracy", 0.9, null, 10)), ("b", new("accuracy", 1, null, 10))).IsRate);

    [Fact]
    public void Other_scores_are_none() => Assert.False(ScoreComparison.Of(("a", new("loss", 0.9, null, 10)), ("b", new("loss", 2.3, null, 10))).IsRate);

    [Fact]
    public void A_score_that_is_no_number_is_refused_by_name() =>
        Assert.Contains("accuracy of b is NaN", Assert.Throws<KitException>(() => ScoreComparison.Of(("a", new("accuracy", 0.9, null, 10)), ("b", new("accuracy", double.NaN, null, 10)))).Message, StringComparison.Ordinal);

    [Fact]
    public void No_scores_are_refused() => Assert.Throws<KitException>(() => ScoreComparison.Of());
}

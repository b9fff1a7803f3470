namespace NotebookKit.Tests.Metrics;

public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Matrix = new([0, 0, 0, 1, 1, 2], [0, 1, 1, 1, 0, 2], ["a", "b", "c"]);

    [Fact]
    public void Pairs_are_counted_by_truth_and_prediction() => Assert.Equal((1, 2, 1, 1), (Matrix[0, 0], Matrix[0, 1], Matrix[1, 0], Matrix[2, 2]));

    [Fact]
    public void Accuracy_is_the_diagonals_part() => Assert.Equal(3.0 / 6, Matrix.Accuracy);

    [Fact]
    public void The_most_confused_pair_comes_first() => Assert.Equal(("a", "b", 2L), Matrix.MostConfused()[0]);

    [Fact]
    public void Only_as_many_pairs_come_as_were_asked_for() => Assert.Single(Matrix.MostConfused(1));

    [Fact]
    public void A_class_out_of_range_is_named() =>
        Assert.Contains("pairs class 3 with 0", Assert.Throws<ArgumentException>(() => new ConfusionMatrix([3], [0], ["a", "b"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Unequal_lengths_are_refused() => Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0, 1], [0], ["a", "b"]));
}

using Recorder = NotebookKit.Figures;

namespace NotebookKit.Tests.Figures;

public sealed class FiguresTests : IDisposable
{
    public FiguresTests() => Recorder.Clear();

    [Fact]
    public void A_figure_carries_what_is_needed_to_judge_it()
    {
        Figure figure = Recorder.Record("test accuracy", 0.87, Interval.Wilson(870, 1000), 1000, Samples.Clothes, seed: 3, seconds: 60);

        Assert.Equal(("quick", "fashion-mnist-mini", "random", 3, 60.0), (figure.Tier, figure.Dataset, figure.Weights, figure.Seed, figure.Seconds));
        Assert.Equal(["NotebookKit", "TorchSharp", "libtorch", ".NET", "OS"], figure.Versions.Keys);
    }

    [Fact]
    public void A_later_figure_of_the_same_name_replaces_the_earlier_one()
    {
        Recorder.Record("test accuracy", 0.5, null, 1000, Samples.Clothes);
        Recorder.Record("test accuracy", 0.9, null, 1000, Samples.Clothes);
        Assert.Equal(0.9, Assert.Single(Recorder.Recorded).Value);
    }

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_refused(double value) =>
        Assert.Throws<ArgumentException>(() => Recorder.Record("test accuracy", value, null, 1000, Samples.Clothes));

    [Fact]
    public void A_rate_in_per_cent_is_refused_with_the_way_out() =>
        Assert.Contains("divide by 100, or say isRate: false", Assert.Throws<ArgumentException>(() => Recorder.Record("test accuracy", 87, null, 1000, Samples.Clothes)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN, 1), InlineData(0.9, 0.1), InlineData(0, double.PositiveInfinity)]
    public void An_interval_without_two_ends_is_refused(double low, double high) =>
        Assert.Throws<ArgumentException>(() => Recorder.Record("test accuracy", 0.5, new Interval(low, high), 1000, Samples.Clothes));

    [Fact]
    public void A_published_figure_that_is_not_finite_is_refused() =>
        Assert.Throws<ArgumentException>(() => Recorder.Record("test accuracy", 0.5, null, 1000, Samples.Clothes, published: [new PublishedFigure("ours", double.NaN, "nowhere")]));

    public void Dispose() => Recorder.Clear();
}

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

    public void Dispose() => Recorder.Clear();
}

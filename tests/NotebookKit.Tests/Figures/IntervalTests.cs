namespace NotebookKit.Tests.Figures;

public sealed class IntervalTests
{
    /// <summary>Computed by hand from Wilson's formula with z = 1.959964; 8 of 10 and 0 of 10 are the textbook's examples.</summary>
    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433), InlineData(0, 10, 0.0, 0.2775), InlineData(10, 10, 0.7225, 1.0), InlineData(870, 1000, 0.8477, 0.8894)]
    public void Wilsons_interval_is_the_published_one(long successes, long trials, double low, double high)
    {
        Interval interval = Interval.Wilson(successes, trials);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(1, 0), InlineData(-1, 10), InlineData(11, 10)]
    public void Impossible_counts_are_refused(long successes, long trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Wilson(successes, trials));
}

namespace NotebookKit.Tests.Training;

public sealed class OneCycleScheduleTests
{
    private static readonly OneCycleSchedule Schedule = new(0.2, 101);

    [Fact]
    public void It_begins_at_a_tenth_of_its_maximum() => Assert.Equal(0.02, Schedule[0], 1e-12);

    [Fact]
    public void It_reaches_its_maximum_after_a_fifth() => Assert.Equal(0.2, Schedule[20], 1e-12);

    [Fact]
    public void It_ends_at_zero() => Assert.Equal(0, Schedule[100], 1e-12);

    [Fact]
    public void It_rises_and_then_only_falls()
    {
        double[] rates = [.. Enumerable.Range(0, 101).Select(step => Schedule[step])];
        Assert.Equal(rates[..21].Order(), rates[..21]);
        Assert.Equal(rates[20..].OrderDescending(), rates[20..]);
    }

    [Fact]
    public void A_training_of_one_step_has_a_rate() => Assert.True(double.IsFinite(new OneCycleSchedule(0.1, 1)[0]));
}

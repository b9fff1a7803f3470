namespace NotebookKit.Tests.Training;

public sealed class ScheduleTests
{
    public static TheoryData<LearningRateSchedule> All =>
        [new ConstantSchedule(), new StepSchedule(), new CosineSchedule(), new OneCycleSchedule(), new WarmUpSchedule(1, new CosineSchedule()), new PlateauSchedule()];

    [Theory, MemberData(nameof(All))]
    public void Every_factor_lies_between_nothing_and_one(LearningRateSchedule schedule) => Assert.All(schedule.Preview(100, 10), factor => Assert.InRange(factor, 0, 1));

    [Theory, MemberData(nameof(All))]
    public void A_training_of_one_update_has_a_rate(LearningRateSchedule schedule) => Assert.InRange(schedule.Preview(1)[0], 0.01, 1);

    public static TheoryData<LearningRateSchedule, string> Wrong => new()
    {
        { new StepSchedule([30, 60]), "parts of the training, 0 to 1, not epochs" },
        { new StepSchedule([0.5], -1), "above 0 and at most 1, not -1" },
        { new OneCycleSchedule(1.5), "0 to below 1, not 1.5" },
        { new CosineSchedule(double.NaN), "a factor from 0 to 1, not NaN" },
        { new PlateauSchedule(Gamma: 1), "Gamma between 0 and 1" },
        { new WarmUpSchedule(1, new OneCycleSchedule(-1)), "0 to below 1, not -1" },
        { new Odd(), "gives NaN as the learning rate's factor at update 1" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_schedule_that_means_nothing_is_refused(LearningRateSchedule schedule, string sentence)
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Contains(sentence, Assert.Throws<KitException>(() => Trainer.Fit(model, TrainingSamples.Source(), null, TrainingSamples.Short with { Schedule = schedule })).Message);
    }

    [Fact]
    public void A_plateau_of_validation_wants_validation_images()
    {
        using CifarResNet model = TrainingSamples.Network();
        Assert.Contains("no validation images", Assert.Throws<KitException>(() => Trainer.Fit(model, TrainingSamples.Source(), null, TrainingSamples.Short with { Schedule = new PlateauSchedule() })).Message);
    }

    [Fact]
    public void One_cycle_begins_at_a_tenth_peaks_after_a_fifth_and_ends_at_zero()
    {
        IReadOnlyList<double> factors = new OneCycleSchedule().Preview(101);
        Assert.Equal((0.1, 1, 0), (factors[0], factors[20], factors[100]));
    }

    [Fact]
    public void One_cycle_rises_and_then_only_falls()
    {
        double[] factors = [.. new OneCycleSchedule().Preview(101)];
        Assert.Equal(factors[..21].Order(), factors[..21]);
        Assert.Equal(factors[20..].OrderDescending(), factors[20..]);
    }

    [Fact]
    public void A_step_schedule_falls_to_a_tenth_at_each_milestone()
    {
        IReadOnlyList<double> factors = new StepSchedule().Preview(100);
        Assert.Equal([1, 1, 0.1, 0.1, 0.01], new[] { 0, 49, 50, 74, 75 }.Select(update => Math.Round(factors[update], 12)));
    }

    [Fact]
    public void A_cosine_is_half_way_down_in_the_middle() => Assert.Equal((1, 0.55, 0.1), Ends(new CosineSchedule(0.1).Preview(101)));

    [Fact]
    public void A_warm_up_rises_in_a_line_and_leaves_the_rest_to_the_other()
    {
        IReadOnlyList<double> factors = new WarmUpSchedule(2, new CosineSchedule()).Preview(110, 11);
        Assert.Equal([0.05, 0.5, 1], new[] { 0, 9, 19 }.Select(update => factors[update]));
        Assert.Equal((1, 0.5, 0), Ends([.. factors.Skip(20).SkipLast(1).Append(factors[^1])], digits: 1));
    }

    [Fact]
    public void A_plateau_lowers_the_rate_after_patience_has_run_out()
    {
        var schedule = new PlateauSchedule(Patience: 1, Gamma: 0.5);
        double After(params double[] losses) => schedule.Factor(new TrainingMoment(0, 100, 10, [.. losses.Select((loss, i) => new EpochRecord(i + 1, 0.1, 1, 0, loss, 0, 1))]));
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25], [After(), After(2, 1), After(2, 1, 1), After(2, 1, 1, 1), After(2, 1, 1, 1, 1), After(2, 1, 1, 1, 1, 1)]);
    }

    [Fact]
    public void Early_stopping_waits_for_its_patience()
    {
        var rule = new EarlyStopping(2, MinimumDelta: 0.1);
        bool After(params double[] losses) => rule.IsOver([.. losses.Select((loss, i) => new EpochRecord(i + 1, 0.1, 1, 0, loss, 0, 1))]);
        Assert.Equal([false, false, true, false], [After(1, 0.5), After(1, 0.95), After(1, 0.95, 0.93), After(1, 0.95, 0.8)]);
    }

    private static (double First, double Middle, double Last) Ends(IReadOnlyList<double> factors, int digits = 12) =>
        (Math.Round(factors[0], digits), Math.Round(factors[factors.Count / 2], digits), Math.Round(factors[^1], digits));

    private sealed record Odd : LearningRateSchedule
    {
        public override double Factor(TrainingMoment moment) => double.NaN;
    }
}

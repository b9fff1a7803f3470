namespace NotebookKit.Tests.Training;

public sealed class RepeatedRunsTests
{
    [Fact]
    public void Each_seed_is_a_run_and_all_are_averaged()
    {
        RepeatedRuns repeated = RepeatedRuns.Fit(_ => new CifarResNet(8, channels: 1, classes: 2, width: 4), Samples.TrousersAndBags, TrainingSamples.Short, seeds: [4, 9]);
        Assert.Equal([4, 9], repeated.Runs.Select(run => run.Seed));
        Assert.NotEqual(repeated.Runs[0].Predictions.Loss, repeated.Runs[1].Predictions.Loss);
        Assert.Equal((repeated.Runs[0].Predictions.Row(3)[1] + (double)repeated.Runs[1].Predictions.Row(3)[1]) / 2, repeated.Averaged.Row(3)[1], 1e-6);
        Assert.Matches(@"^accuracy [\d.]+ ± [\d.]+ over 2 runs \(seeds 4, 9\); ensemble accuracy", repeated.ToString());
    }

    [Fact]
    public void A_seed_gives_the_same_run_wherever_it_stands()
    {
        double Loss(params int[] seeds) =>
            RepeatedRuns.Fit(_ => new CifarResNet(8, channels: 1, classes: 2, width: 4), Samples.TrousersAndBags, TrainingSamples.Short with { Epochs = 1 }, seeds: seeds).Runs[^1].Predictions.Loss;
        Assert.Equal(Loss(5), Loss(2, 5));
    }

    [Fact]
    public void Stopped_before_the_first_run_ended_is_a_sentence() => Assert.Throws<KitException>(() => RepeatedRuns.Fit(
        _ => new CifarResNet(8, channels: 1, classes: 2, width: 4), Samples.TrousersAndBags, TrainingSamples.Short with { CancellationToken = new CancellationToken(canceled: true) }));
}

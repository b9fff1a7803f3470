namespace NotebookKit.Tests.Training;

public sealed class TrainingHistoryTests
{
    private static readonly TrainingHistory History = new([new(1, 0.1, 2.0, 0.3, 1.9, 0.4, 5), new(2, 0.05, 1.5, 0.5, 1.4, 0.6, 4)], BestEpoch: 2);

    [Fact]
    public void The_best_epoch_is_the_one_whose_weights_were_kept() => Assert.Equal(0.6, History.Best!.ValidationAccuracy);

    [Fact]
    public void A_log_knows_its_lines_by_epoch_and_batch()
    {
        var log = new BatchLog([new(1, 50, 2.1, 0.229, 4), new(1, 100, 2, 0.273, 8), new(2, 50, 1.5, 0.4, 4)]);
        Assert.Equal([50, 100], log.Epoch(1).Lines.Select(line => line.Batch));
        Assert.Equal(0.4, log.At(50, epoch: 2)!.Accuracy);
        Assert.Null(log.At(75));
        Assert.Equal(3, log.ToDataFrame().Rows.Count);
    }

    [Fact]
    public void A_comparison_of_no_trainings_is_refused() => Assert.Throws<KitException>(() => TrainingComparison.Of());

    [Fact]
    public void As_a_table_it_has_a_row_an_epoch()
    {
        Assert.Equal(2, History.ToDataFrame().Rows.Count);
        Assert.Equal([2.0, 1.5], History.ToDataFrame()["train_loss"].Cast<double>());
    }
}

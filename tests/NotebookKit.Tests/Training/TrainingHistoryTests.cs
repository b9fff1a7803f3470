namespace NotebookKit.Tests.Training;

public sealed class TrainingHistoryTests
{
    private static readonly TrainingHistory History = new([new(1, 0.1, 2.0, 0.3, 1.9, 0.4, 5), new(2, 0.05, 1.5, 0.5, 1.4, 0.6, 4)], BestEpoch: 2);

    [Fact]
    public void The_best_epoch_is_the_one_whose_weights_were_kept() => Assert.Equal(0.6, History.Best!.ValidationAccuracy);

    [Fact]
    public void As_a_table_it_has_a_row_an_epoch()
    {
        Assert.Equal(2, History.ToDataFrame().Rows.Count);
        Assert.Equal([2.0, 1.5], History.ToDataFrame()["train_loss"].Cast<double>());
    }
}

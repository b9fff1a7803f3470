using Microsoft.Data.Analysis;

namespace NotebookKit;

/// <summary>What a training left behind, epoch by epoch. Shows itself as a chart.</summary>
/// <param name="Epochs">One record an epoch, oldest first; empty when training was stopped before the first ended.</param>
/// <param name="BestEpoch">The epoch (from 1) whose weights were kept, 0 when there is none.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, int BestEpoch)
{
    /// <summary>How it went within the epochs; empty unless <see cref="TrainingOptions.LogEvery"/> asked for it.</summary>
    public BatchLog Log { get; init; } = BatchLog.Empty;

    /// <summary>The whole training's time in seconds.</summary>
    public double Seconds => Epochs.Sum(epoch => epoch.Seconds);

    /// <summary>The record of the epoch whose weights were kept, or null when no epoch ended.</summary>
    public EpochRecord? Best => Epochs.FirstOrDefault(epoch => epoch.Epoch == BestEpoch);

    /// <summary>The history as a table, a row an epoch: to sort, join or save as CSV.</summary>
    public DataFrame ToDataFrame() => new(
        new Int32DataFrameColumn("epoch", Epochs.Select(epoch => epoch.Epoch)),
        new DoubleDataFrameColumn("learning_rate", Epochs.Select(epoch => epoch.LearningRate)),
        new DoubleDataFrameColumn("train_loss", Epochs.Select(epoch => epoch.TrainLoss)),
        new DoubleDataFrameColumn("train_accuracy", Epochs.Select(epoch => epoch.TrainAccuracy)),
        new DoubleDataFrameColumn("validation_loss", Epochs.Select(epoch => epoch.ValidationLoss)),
        new DoubleDataFrameColumn("validation_accuracy", Epochs.Select(epoch => epoch.ValidationAccuracy)),
        new DoubleDataFrameColumn("seconds", Epochs.Select(epoch => epoch.Seconds)),
        new DoubleDataFrameColumn("data_wait_seconds", Epochs.Select(epoch => epoch.DataWaitSeconds)));
}

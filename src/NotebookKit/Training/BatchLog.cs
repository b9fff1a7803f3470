using Microsoft.Data.Analysis;

namespace NotebookKit;

/// <summary>How a training went within its epochs, where <see cref="TrainingOptions.LogEvery"/> asked for it. Shows itself as the log that it is.</summary>
/// <param name="Lines">One every so many batches, oldest first.</param>
public sealed record BatchLog(IReadOnlyList<BatchRecord> Lines)
{
    /// <summary>A log without lines.</summary>
    public static BatchLog Empty { get; } = new([]);

    /// <summary>The lines of one epoch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    public BatchLog Epoch(int epoch) => new([.. Lines.Where(line => line.Epoch == epoch)]);

    /// <summary>The line after so many batches of an epoch, or null.</summary>
    /// <param name="batch">Batches of that epoch.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    public BatchRecord? At(int batch, int epoch = 1) => Lines.FirstOrDefault(line => line.Epoch == epoch && line.Batch == batch);

    /// <summary>The log as a table, a row a line.</summary>
    public DataFrame ToDataFrame() => new(
        new Int32DataFrameColumn("epoch", Lines.Select(line => line.Epoch)),
        new Int32DataFrameColumn("batch", Lines.Select(line => line.Batch)),
        new DoubleDataFrameColumn("train_loss", Lines.Select(line => line.Loss)),
        new DoubleDataFrameColumn("train_accuracy", Lines.Select(line => line.Accuracy)),
        new DoubleDataFrameColumn("seconds", Lines.Select(line => line.Seconds)));
}

namespace NotebookKit;

/// <summary>A line of a training's log.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Batch">Batches learned from in this epoch so far.</param>
/// <param name="Loss">The running mean of this epoch's training loss.</param>
/// <param name="Accuracy">The running accuracy on this epoch's augmented training batches, 0 to 1.</param>
/// <param name="Seconds">The time that this epoch has taken so far.</param>
public sealed record BatchRecord(int Epoch, int Batch, double Loss, double Accuracy, double Seconds);

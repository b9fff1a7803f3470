namespace NotebookKit;

/// <summary>What one epoch of training left behind.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="LearningRate">The learning rate at its last step.</param>
/// <param name="TrainLoss">The mean training loss over its batches (with label smoothing, where that is on).</param>
/// <param name="TrainAccuracy">The running accuracy on its augmented training batches, 0 to 1.</param>
/// <param name="ValidationLoss">The mean cross-entropy on the validation images, without smoothing; NaN when there are none.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation images, 0 to 1; NaN when there are none.</param>
/// <param name="Seconds">How long the epoch took, evaluation included.</param>
/// <param name="DataWaitSeconds">The part of it in which the training waited for its next batch instead of computing.</param>
public sealed record EpochRecord(
    int Epoch, double LearningRate, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy, double Seconds, double DataWaitSeconds = 0);

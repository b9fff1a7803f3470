namespace NotebookKit;

/// <summary>The running sums of an epoch: where a training is.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Steps">Batches learned from so far.</param>
/// <param name="Images">Images learned from so far.</param>
/// <param name="LossSum">The sum of the batches' losses.</param>
/// <param name="Correct">How many images were right.</param>
/// <param name="LearningRate">The learning rate of the last update.</param>
/// <param name="Seconds">How long the epoch has taken so far, interruptions not counted.</param>
/// <param name="DataWaitSeconds">The part of it in which the training waited for its next batch.</param>
internal sealed record EpochTotals(int Epoch, int Steps = 0, int Images = 0, double LossSum = 0, long Correct = 0, double LearningRate = 0, double Seconds = 0, double DataWaitSeconds = 0)
{
    /// <summary>The mean training loss over the steps so far.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Loss => LossSum / Math.Max(1, Steps);

    /// <summary>The part of the images so far that was right.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double Accuracy => (double)Correct / Math.Max(1, Images);

    public EpochTotals Add(int images, double loss, long correct, double learningRate) =>
        this with { Steps = Steps + 1, Images = Images + images, LossSum = LossSum + loss, Correct = Correct + correct, LearningRate = learningRate };
}

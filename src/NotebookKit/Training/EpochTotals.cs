namespace NotebookKit;

/// <summary>The running sums of an epoch.</summary>
internal sealed record EpochTotals(int Epoch, int Steps, int Images, double LossSum, long Correct, double LearningRate)
{
    /// <summary>The mean training loss over the steps so far.</summary>
    public double Loss => LossSum / Math.Max(1, Steps);

    /// <summary>The part of the images so far that was right.</summary>
    public double Accuracy => (double)Correct / Math.Max(1, Images);

    public EpochTotals Add(int images, double loss, long correct, double learningRate) =>
        this with { Steps = Steps + 1, Images = Images + images, LossSum = LossSum + loss, Correct = Correct + correct, LearningRate = learningRate };
}

namespace NotebookKit;

/// <summary>The running sums of an epoch of captions.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Steps">Batches so far.</param>
/// <param name="Captions">Captions so far.</param>
/// <param name="Words">Words to guess so far, each caption's end counted, padding not.</param>
/// <param name="Right">How many were guessed.</param>
/// <param name="LossSum">The sum of their cross-entropies in nats.</param>
/// <param name="LearningRate">The learning rate of the last update.</param>
internal sealed record CaptionTotals(int Epoch, int Steps = 0, int Captions = 0, long Words = 0, long Right = 0, double LossSum = 0, double LearningRate = 0)
{
    /// <summary>The mean cross-entropy of a word.</summary>
    public double Loss => LossSum / Math.Max(1, Words);

    /// <summary>The part of the words that was guessed.</summary>
    public double Accuracy => (double)Right / Math.Max(1, Words);

    public CaptionTotals Add(int captions, double loss, long right, long words, double learningRate) => this with
    {
        Steps = Steps + 1,
        Captions = Captions + captions,
        Words = Words + words,
        Right = Right + right,
        LossSum = LossSum + loss,
        LearningRate = learningRate,
    };
}

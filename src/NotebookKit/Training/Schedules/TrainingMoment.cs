namespace NotebookKit;

/// <summary>Where a training is when it asks for its learning rate.</summary>
/// <param name="Update">The update that is about to be made, from 0.</param>
/// <param name="Updates">Updates of the whole training.</param>
/// <param name="UpdatesPerEpoch">Updates of an epoch.</param>
/// <param name="History">The epochs that have ended, oldest first.</param>
public sealed record TrainingMoment(int Update, int Updates, int UpdatesPerEpoch, IReadOnlyList<EpochRecord> History)
{
    /// <summary>The part of the training that is done, 0 at its first update and 1 at its last; of an only update, a half.</summary>
    public double Done => Updates <= 1 ? 0.5 : (double)Update / (Updates - 1);

    /// <summary>The running epoch, from 0.</summary>
    public int Epoch => Update / Math.Max(1, UpdatesPerEpoch);
}

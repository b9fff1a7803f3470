namespace NotebookKit;

/// <summary>
/// How the learning rate goes through a training, as a factor of <see cref="TrainingOptions.LearningRate"/>. A schedule is a
/// function of the moment alone and keeps nothing itself, so that a resumed training has the same rates.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>What the learning rate is multiplied with at a moment, 0 or more.</summary>
    public abstract double Factor(TrainingMoment moment);

    /// <exception cref="KitException">One of its numbers means nothing.</exception>
    internal virtual void Validate() { }

    /// <summary>The factors of a whole training whose validation results play no role, one an update: to draw the schedule.</summary>
    /// <param name="updates">How many updates the training has.</param>
    /// <param name="epochs">How many epochs they are.</param>
    public IReadOnlyList<double> Preview(int updates, int epochs = 1) =>
        [.. Enumerable.Range(0, updates).Select(update => Factor(new TrainingMoment(update, updates, Math.Max(1, updates / Math.Max(1, epochs)), [])))];
}

namespace NotebookKit;

/// <summary>The same learning rate throughout.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double Factor(TrainingMoment moment) => 1;

    /// <inheritdoc/>
    public override string ToString() => "constant";
}

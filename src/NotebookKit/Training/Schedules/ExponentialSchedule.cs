namespace NotebookKit;

/// <summary>A rate that grows by the same factor at each update, for a learning-rate finder.</summary>
/// <param name="Growth">The last factor by the first; the last is 1.</param>
/// <param name="Steps">How many updates it takes.</param>
internal sealed record ExponentialSchedule(double Growth, int Steps) : LearningRateSchedule
{
    public override double Factor(TrainingMoment moment) => Math.Pow(Growth, (double)moment.Update / Math.Max(1, Steps - 1) - 1);
}

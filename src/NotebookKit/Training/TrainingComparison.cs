namespace NotebookKit;

/// <summary>Several trainings in one picture: a network and its plain twin, one rate and another.</summary>
/// <param name="Trainings">What each is called, and how it went.</param>
public sealed record TrainingComparison(IReadOnlyList<(string Name, TrainingHistory History)> Trainings)
{
    /// <summary>Puts trainings side by side.</summary>
    /// <param name="trainings">What each is called, and how it went.</param>
    /// <exception cref="KitException">There are none.</exception>
    /// <example><code>TrainingComparison.Of(("plain-20", plain.History), ("ResNet-20", residual.History))</code></example>
    public static TrainingComparison Of(params IReadOnlyList<(string Name, TrainingHistory History)> trainings)
    {
        ArgumentNullException.ThrowIfNull(trainings);
        return trainings.Count > 0 ? new TrainingComparison([.. trainings]) : throw new KitException("There are no trainings to compare: give each with a name, as in (\"ResNet-20\", run.History).");
    }
}

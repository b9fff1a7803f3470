namespace NotebookKit;

/// <summary>
/// Where and when a training writes down all that it needs to go on. A training that finds a checkpoint of itself in the folder goes
/// on from there, to the same weights, bit for bit, that it would have reached without the interruption.
/// </summary>
/// <param name="Folder">A folder for this training alone; made when it is not there.</param>
public sealed record CheckpointPlan(string Folder)
{
    /// <summary>Written each time this many epochs have ended; 0 for never.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Written each time this many batches have been learned from; 0 for never.</summary>
    public int EverySteps { get; init; }

    /// <summary>Written after the first batch that ends this long after the last checkpoint; null for never.</summary>
    public TimeSpan? Every { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A folder is a plan: after each epoch, and every five minutes.</summary>
    public static implicit operator CheckpointPlan(string folder) => FromString(folder);

    /// <summary>A folder is a plan: after each epoch, and every five minutes.</summary>
    public static CheckpointPlan FromString(string folder) => new(folder);

    /// <exception cref="ArgumentOutOfRangeException">A count or a time is negative.</exception>
    /// <exception cref="ArgumentException">There is no folder's name.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentOutOfRangeException.ThrowIfNegative(EveryEpochs);
        ArgumentOutOfRangeException.ThrowIfNegative(EverySteps);
        if (Every < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(Every), "The time between two checkpoints cannot be negative.");
    }
}

namespace NotebookKit.Host;

/// <summary>What a run knows of one cell besides its outputs.</summary>
/// <param name="Number">Its number among the code cells.</param>
/// <param name="Id">Its id, where the notebook has ids.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Seconds">From start to end.</param>
internal sealed record CellRun(int Number, string? Id, CellStatus Status, double Seconds)
{
    /// <summary>Why it was skipped, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The most bytes that .NET's heap had while it ran, or null where it is not known.</summary>
    public long? ManagedPeakBytes { get; init; }

    /// <summary>The most bytes of physical memory that the notebook's process had while it ran, or null where it is not known.</summary>
    public long? ResidentPeakBytes { get; init; }
}

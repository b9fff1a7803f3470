namespace NotebookKit;

/// <summary>Whether this machine is ready for notebooks: what <c>nbkit doctor</c> found. Has a face of its own.</summary>
/// <param name="Lines">The checks, in the order in which one thing depends on another.</param>
public sealed record HealthReport(IReadOnlyList<HealthLine> Lines)
{
    /// <summary>Whether no check found a problem; notes do not count.</summary>
    public bool IsHealthy => Lines.All(line => line.State != HealthState.Problem);
}

namespace NotebookKit.Host;

/// <summary>A piece of a cell's work that its pump runs.</summary>
/// <param name="Task">The work.</param>
/// <param name="Fail">Ends the wait for it with an exception.</param>
/// <param name="Outer">The work that began this one, or null.</param>
internal sealed record PumpWork(Task Task, Action<Exception> Fail, PumpWork? Outer)
{
    /// <summary>The innermost work that is not done, or null.</summary>
    public static PumpWork? Innermost(PumpWork? work)
    {
        while (work is { Task.IsCompleted: true }) work = work.Outer;
        return work;
    }
}

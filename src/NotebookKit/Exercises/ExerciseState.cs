namespace NotebookKit;

/// <summary>How far somebody has come with an exercise.</summary>
/// <param name="Name">The exercise.</param>
public sealed record ExerciseState(string Name)
{
    /// <summary>Whether an answer was right.</summary>
    public bool IsSolved { get; init; }

    /// <summary>How often an answer was checked until it was right.</summary>
    public int Attempts { get; init; }

    /// <summary>How many hints were looked at.</summary>
    public int HintsSeen { get; init; }

    /// <summary>Whether the solution was looked at before an answer was right.</summary>
    public bool SolutionSeen { get; init; }
}

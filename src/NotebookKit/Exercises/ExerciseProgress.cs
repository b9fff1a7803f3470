namespace NotebookKit;

/// <summary>How far somebody has come with a notebook's exercises: what <c>#!progress</c> shows.</summary>
/// <param name="Exercises">The exercises in their order.</param>
/// <param name="File">Where it is kept for the next session, or null.</param>
public sealed record ExerciseProgress(IReadOnlyList<ExerciseState> Exercises, string? File = null)
{
    /// <summary>How many are solved.</summary>
    public int Solved => Exercises.Count(exercise => exercise.IsSolved);
}

namespace NotebookKit.Interactive;

/// <summary>The exercises that the notebook has declared.</summary>
internal sealed class ExerciseNames : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) => Exercises.All.Select(exercise => exercise.Name);
}

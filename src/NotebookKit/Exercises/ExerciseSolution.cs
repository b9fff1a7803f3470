namespace NotebookKit;

/// <summary>A solution, which shows itself folded: what <c>#!solution</c> gives.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Text">The solution, code or text.</param>
/// <param name="HintsLeft">How many hints were not looked at.</param>
/// <param name="IsSolved">Whether the learner's own answer was right before.</param>
public sealed record ExerciseSolution(string Exercise, string Text, int HintsLeft, bool IsSolved);

namespace NotebookKit;

/// <summary>What <c>#!check</c> says to an answer.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="IsRight">Whether the answer is right.</param>
/// <param name="Sentence">What is wrong, or that it is right.</param>
/// <param name="Next">What can be done now.</param>
public sealed record ExerciseVerdict(string Exercise, bool IsRight, string Sentence, string Next);

namespace NotebookKit;

/// <summary>One hint: what <c>#!hint</c> shows.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Number">Which hint it is, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Text">The hint.</param>
public sealed record ExerciseHint(string Exercise, int Number, int Count, string Text);

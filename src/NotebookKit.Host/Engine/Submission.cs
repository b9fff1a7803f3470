namespace NotebookKit.Host;

/// <summary>A compiled and loaded cell.</summary>
/// <param name="Run">Runs it and returns the value of its last expression.</param>
/// <param name="HasResult">Whether it ends with an expression that has a value, so that null is an answer too.</param>
internal sealed record Submission(Func<Task<object?>> Run, bool HasResult);

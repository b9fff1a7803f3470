namespace NotebookKit;

/// <summary>A word of a caption that a model wrote.</summary>
/// <param name="Word">The word.</param>
/// <param name="Probability">How probable the model held it after the words before it, 0 to 1.</param>
public sealed record ScoredWord(string Word, double Probability);

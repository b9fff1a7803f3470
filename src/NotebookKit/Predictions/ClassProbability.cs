namespace NotebookKit;

/// <summary>How probable a model holds a class to be.</summary>
/// <param name="Class">The class's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ClassProbability(int Class, string Name, double Probability);

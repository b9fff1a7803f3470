namespace NotebookKit.Host;

/// <summary>How long a cell took.</summary>
/// <param name="Number">Its number among the code cells.</param>
/// <param name="Id">Its id, where the notebook has ids.</param>
/// <param name="Seconds">From start to end.</param>
internal sealed record CellTime(int Number, string? Id, double Seconds);

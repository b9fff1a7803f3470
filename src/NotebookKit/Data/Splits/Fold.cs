namespace NotebookKit;

/// <summary>One of several ways to divide images in two.</summary>
/// <param name="Train">The indices to learn from, ascending.</param>
/// <param name="Held">The indices held out, ascending.</param>
public sealed record Fold(IReadOnlyList<int> Train, IReadOnlyList<int> Held)
{
    /// <summary>Both counts, for people.</summary>
    public override string ToString() => $"fold of {Train.Count} to learn from and {Held.Count} held out";
}

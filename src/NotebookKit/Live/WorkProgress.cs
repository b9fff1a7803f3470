using System.Globalization;

namespace NotebookKit;

/// <summary>How far a piece of work is.</summary>
/// <param name="Name">What is being done.</param>
/// <param name="Unit">What is counted, in the plural.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record WorkProgress(string Name, string Unit, int Done, int Total) : IPassingProgress
{
    /// <summary>Whether all are done.</summary>
    public bool Ended => Done >= Total;

    /// <summary>One line for a terminal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Done:N0} of {Total:N0} {Unit}");
}

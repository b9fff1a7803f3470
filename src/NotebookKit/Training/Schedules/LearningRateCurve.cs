using System.Globalization;

namespace NotebookKit;

/// <summary>What a learning-rate finder saw.</summary>
/// <param name="Rates">The learning rate of each step, rising.</param>
/// <param name="Losses">The training loss at it.</param>
/// <param name="Smoothed">The losses' running mean, by which the suggestion is found.</param>
/// <param name="Suggestion">The rate at which the smoothed loss falls most steeply.</param>
public sealed record LearningRateCurve(IReadOnlyList<double> Rates, IReadOnlyList<double> Losses, IReadOnlyList<double> Smoothed, double Suggestion)
{
    /// <summary>One line: what was tried, and the suggestion.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"learning rates {Rates[0]:G2} to {Rates[^1]:G2} in {Rates.Count} steps; the loss falls most steeply at {Suggestion:G2}");
}

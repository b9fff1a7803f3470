using System.Globalization;

namespace NotebookKit;

/// <summary>A metric's value with what is needed to judge it.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value.</param>
/// <param name="Interval">Its confidence interval, or null where the value leaves none to be estimated.</param>
/// <param name="Count">How many examples it was measured on.</param>
public sealed record Score(string Name, double Value, Interval? Interval, int Count)
{
    /// <summary>One line: the value, the interval, the count.</summary>
    public override string ToString()
    {
        string interval = Interval is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Interval.Level:P0} interval {Interval.Low:F4} to {Interval.High:F4})");
        return string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:F4}{interval}, {Count} examples");
    }
}

namespace NotebookKit.Display;

/// <summary>A row of an <see cref="IntervalScale"/>.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Interval">Its interval, or null.</param>
/// <param name="Series">Whose it is: 0 is a disc, others are squares.</param>
/// <param name="Bold">Whether it is the one that the picture is about.</param>
internal sealed record IntervalRow(string Name, double Value, Interval? Interval, int Series, bool Bold);

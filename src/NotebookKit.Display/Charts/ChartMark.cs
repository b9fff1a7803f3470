namespace NotebookKit.Display;

/// <summary>An upright dashed line in a <see cref="Chart"/> with a word on it.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Label">What it marks.</param>
public sealed record ChartMark(double X, string Label);

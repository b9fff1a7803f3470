namespace NotebookKit.Display;

/// <summary>A value and how often it occurs.</summary>
/// <param name="Value">The value; for complex numbers its size.</param>
/// <param name="Count">Its occurrences.</param>
public readonly record struct ValueCount(double Value, long Count);

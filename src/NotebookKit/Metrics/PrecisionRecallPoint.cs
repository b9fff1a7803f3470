namespace NotebookKit;

/// <summary>A point of a precision-recall curve.</summary>
/// <param name="Threshold">All scores from here on count as positive.</param>
/// <param name="Precision">The part of those that is positive, 0 to 1.</param>
/// <param name="Recall">The part of the positives that is among those, 0 to 1.</param>
public readonly record struct PrecisionRecallPoint(double Threshold, double Precision, double Recall);

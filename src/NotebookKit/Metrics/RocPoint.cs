namespace NotebookKit;

/// <summary>A point of a receiver operating characteristic: what happens when all scores from a threshold on count as positive.</summary>
/// <param name="Threshold">The threshold; infinite at the first point, where nothing counts as positive.</param>
/// <param name="FalsePositiveRate">The part of the negatives at or above it, 0 to 1.</param>
/// <param name="TruePositiveRate">The part of the positives at or above it, 0 to 1.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

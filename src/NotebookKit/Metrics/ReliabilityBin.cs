namespace NotebookKit;

/// <summary>Predictions of similar confidence.</summary>
/// <param name="Low">The least confidence, not included.</param>
/// <param name="High">The greatest, included.</param>
/// <param name="Count">How many predictions fall between.</param>
/// <param name="Confidence">Their mean confidence; NaN without any.</param>
/// <param name="Accuracy">The part of them that was right; NaN without any.</param>
/// <param name="Interval">The accuracy's 95 % Wilson interval; null without any.</param>
public sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Accuracy, Interval? Interval);

namespace NotebookKit;

/// <summary>How well one class is found, or the average over classes.</summary>
/// <param name="Name">The class, or "macro", "weighted", "micro".</param>
/// <param name="Precision">The part of what was taken for it that is it; 0 when nothing was.</param>
/// <param name="Recall">The part of it that was found; 0 when there is none of it.</param>
/// <param name="F1">The harmonic mean of the two; 0 when both are 0.</param>
/// <param name="Support">How many examples truly are of it.</param>
/// <param name="PrecisionInterval">Wilson's interval of the precision; null for averages, and when nothing was taken for it.</param>
/// <param name="RecallInterval">Wilson's interval of the recall; null for averages, and when there is none of it.</param>
/// <param name="F1Interval">A bootstrap's interval of F1, where one was made; F1 has no formula for it.</param>
public sealed record ClassScores(
    string Name, double Precision, double Recall, double F1, long Support, Interval? PrecisionInterval = null, Interval? RecallInterval = null, Interval? F1Interval = null);

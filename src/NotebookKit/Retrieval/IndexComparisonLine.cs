namespace NotebookKit;

/// <summary>One index of a comparison.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Recall">The part of the true neighbours that it found, 0 to 1, with a bootstrap interval over the queries.</param>
/// <param name="Together">The time that all queries took when asked at once.</param>
/// <param name="Alone">The median time of a query that is asked alone.</param>
public sealed record IndexComparisonLine(string Name, Score Recall, TimeSpan Together, TimeSpan Alone);

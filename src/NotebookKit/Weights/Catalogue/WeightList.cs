namespace NotebookKit;

/// <summary>Published weights: what <c>#!weights</c> shows.</summary>
/// <param name="Cards">What is known of each.</param>
public sealed record WeightList(IReadOnlyList<WeightCard> Cards);

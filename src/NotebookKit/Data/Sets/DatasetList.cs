namespace NotebookKit;

/// <summary>The data sets that the kit knows: what <c>#!datasets</c> shows.</summary>
/// <param name="Cards">One each, in the order of their names.</param>
public sealed record DatasetList(IReadOnlyList<DatasetCard> Cards);

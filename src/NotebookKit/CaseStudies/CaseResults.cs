namespace NotebookKit;

/// <summary>What was measured for a case study before, as its stored results have it.</summary>
/// <param name="Name">The case study.</param>
/// <param name="Files">The pattern of the files that it looks for, so that one knows where to put them.</param>
/// <param name="Rows">A row for each figure, tier, data set and weights, the real tier's first; empty where nothing is stored.</param>
/// <param name="Problems">A sentence for each file that could not be used.</param>
public sealed record CaseResults(string Name, string Files, IReadOnlyList<CaseResult> Rows, IReadOnlyList<string> Problems);

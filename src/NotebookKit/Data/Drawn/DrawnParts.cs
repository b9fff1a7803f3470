namespace NotebookKit;

/// <summary>How a set is drawn.</summary>
/// <param name="Seed">All its chance.</param>
/// <param name="Side">Pixels of a picture's side.</param>
/// <param name="Parts">How many pictures each part has.</param>
internal sealed record DrawnParts(int Seed, int Side, IReadOnlyDictionary<string, int> Parts);

namespace NotebookKit.Host;

/// <summary>How alike an output must be to count as the stored one.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>By how much numbers may differ, relative to the larger of the two.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>By how much numbers may differ whatever their size: rounding around zero.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-8;

    /// <summary>How alike pictures must be, by their mean structural similarity; 1 is the same picture.</summary>
    public double PictureSimilarity { get; init; } = 0.98;

    /// <summary>What is replaced in both texts, besides <see cref="SanitiseRules.Default"/> and the notebook's own rules.</summary>
    public IReadOnlyList<SanitiseRule> Rules { get; init; } = [];
}

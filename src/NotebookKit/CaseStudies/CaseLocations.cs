namespace NotebookKit;

/// <summary>Where a case study looks for what it works with.</summary>
public sealed record CaseLocations
{
    /// <summary>The places of this process; results beside the notebook's folder.</summary>
    public static CaseLocations Default => new();

    /// <summary>Where data sets are looked for.</summary>
    public DatasetLocations Datasets { get; init; } = DatasetLocations.Default;

    /// <summary>Where weights are looked for.</summary>
    public WeightLocations Weights { get; init; } = WeightLocations.Default;

    /// <summary>The folder of stored results, seen from the notebook's own: what <see cref="CaseStudy.Results"/> reads.</summary>
    public string Results { get; init; } = Path.Combine("..", "results");
}

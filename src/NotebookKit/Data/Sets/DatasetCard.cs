namespace NotebookKit;

/// <summary>A data set that the kit knows, loaded or not.</summary>
/// <param name="Papers">What it is and whose it is; its origin is where it lies, or where it would come from.</param>
/// <param name="Loader">The method that loads it, for example "Datasets.Load".</param>
/// <param name="IsHere">Whether it is on this machine.</param>
public sealed record DatasetCard(DatasetPapers Papers, string Loader, bool IsHere)
{
    /// <summary>The name by which <see cref="Datasets"/> knows it.</summary>
    public string Name => Papers.Name;

    /// <summary>Whether its images are drawings of the library's own making.</summary>
    public bool IsSynthetic => Papers.IsSynthetic;

    /// <summary>How many images or captions there are, where the manifest says so.</summary>
    public int? Count { get; init; }

    /// <summary>The classes in the order of their labels, where the manifest says them.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];
}

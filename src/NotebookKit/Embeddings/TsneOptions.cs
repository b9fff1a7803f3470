namespace NotebookKit;

/// <summary>How <see cref="Tsne"/> draws its map; the defaults are scikit-learn's, but for fewer steps.</summary>
public sealed record TsneOptions
{
    /// <summary>About how many neighbours a point has, 2 to a third of the points.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Steps of gradient descent, at least 50; the first quarter of them, at most 250, with exaggerated attraction.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>Decides where points begin.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Ends it between two steps, as an interrupted cell does.</summary>
    public CancellationToken CancellationToken { get; init; }
}

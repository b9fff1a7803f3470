namespace NotebookKit;

/// <summary>A data set's papers: what it is, whose it is, where it was found.</summary>
public sealed record DatasetPapers
{
    /// <summary>What is said of drawings of the library's own making: by a training on them, by a case study's findings.</summary>
    public const string Synthetic = "synthetic: drawn by NotebookKit";

    /// <summary>The name by which <see cref="Datasets"/> knows it.</summary>
    public required string Name { get; init; }

    /// <summary>A title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>The licence's SPDX name, or a sentence.</summary>
    public required string Licence { get; init; }

    /// <summary>Who made it and where it was published.</summary>
    public required string Citation { get; init; }

    /// <summary>Its home on the web.</summary>
    public required string Homepage { get; init; }

    /// <summary>"quick" (ships with the kit), "real" or "full".</summary>
    public required string Tier { get; init; }

    /// <summary>Where this copy was found: a folder or an archive.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether the data are drawings of the library's own making.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Title, licence and citation.</summary>
    public override string ToString() => $"{Title}{(IsSynthetic ? " (synthetic)" : "")}. Licence: {Licence}. {Citation}";
}

namespace NotebookKit;

/// <summary>A data set of labelled images with its papers: what it is, whose it is, where it was found. Shows itself as a card.</summary>
public sealed record ImageDataset
{
    /// <summary>The name by which <see cref="Datasets.Load"/> knows it.</summary>
    public required string Name { get; init; }

    /// <summary>A title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>The images to learn from.</summary>
    public required ImageSplit Train { get; init; }

    /// <summary>The images to be judged on.</summary>
    public required ImageSplit Test { get; init; }

    /// <summary>The classes in the order of their labels.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>The licence's SPDX name, or a sentence.</summary>
    public required string Licence { get; init; }

    /// <summary>Who made it and where it was published.</summary>
    public required string Citation { get; init; }

    /// <summary>Its home on the web.</summary>
    public required string Homepage { get; init; }

    /// <summary>"quick" (ships with the kit), "real" or "full".</summary>
    public required string Tier { get; init; }

    /// <summary>Where this copy was found: a folder, "embedded in NotebookKit", or "drawn by NotebookKit".</summary>
    public required string Origin { get; init; }

    /// <summary>Whether the images are drawn by a program and show nothing real: a figure measured on them says so.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>How many images there are in all.</summary>
    public int Count => Train.Count + Test.Count;
}

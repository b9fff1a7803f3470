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

    /// <summary>Where this copy was found: a folder, or "embedded in NotebookKit".</summary>
    public required string Origin { get; init; }

    /// <summary>Whether the images are drawings of the library's own making.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>What is said about it beside its images.</summary>
    public DatasetPapers Papers => new()
    {
        Name = Name,
        Title = Title,
        Description = Description,
        Licence = Licence,
        Citation = Citation,
        Homepage = Homepage,
        Tier = Tier,
        Origin = Origin,
        IsSynthetic = IsSynthetic,
    };

    /// <summary>How many images there are in all.</summary>
    public int Count => Train.Count + Test.Count;

    /// <summary>The same images under other classes: grades as well or ill.</summary>
    /// <param name="classNames">The new classes in the order of their numbers.</param>
    /// <param name="classOf">The new class of each old one.</param>
    /// <exception cref="KitException">A class that images have becomes one that is not there.</exception>
    /// <example><code>ImageDataset eyes = fundus.WithClasses(["no retinopathy", "retinopathy"], grade => grade >= 1 ? 1 : 0);</code></example>
    public ImageDataset WithClasses(IReadOnlyList<string> classNames, Func<int, int> classOf)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentNullException.ThrowIfNull(classOf);
        return this with { Train = Train.WithLabels(label => NewClass(label)), Test = Test.WithLabels(label => NewClass(label)), ClassNames = classNames };

        int NewClass(int label) => classOf(label) is var other && (uint)other < (uint)classNames.Count
            ? other
            : throw new KitException($"The class {label} of {Name} would become {other}, but there are {classNames.Count} new classes, numbered from 0.");
    }
}

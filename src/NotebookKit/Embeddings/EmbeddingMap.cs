namespace NotebookKit;

/// <summary>Features of many dimensions as points of a plane, with their classes and pictures. Shows itself as a map.</summary>
public sealed record EmbeddingMap
{
    /// <summary>How the plane was found: "t-SNE" or "PCA".</summary>
    public required string Method { get; init; }

    /// <summary>With which settings and how well, in words.</summary>
    public required string Settings { get; init; }

    /// <summary>A place for each row of the features.</summary>
    public required IReadOnlyList<(double X, double Y)> Points { get; init; }

    /// <summary>The class of each point, or null.</summary>
    public IReadOnlyList<int>? Labels { get; private init; }

    /// <summary>The classes in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; private init; } = [];

    /// <summary>The points' pictures, or null.</summary>
    public ImageSplit? Images { get; private init; }

    /// <summary>The map with a class for each point.</summary>
    /// <param name="labels">As many as points, each a place in the class names.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <exception cref="KitException">There are not as many labels as points, or one is out of range.</exception>
    public EmbeddingMap WithClasses(IReadOnlyList<int> labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (labels.Count != Points.Count) throw new KitException($"The map has {Points.Count} points, but there are {labels.Count} labels.");
        if (labels.Any(label => (uint)label >= classNames.Count)) throw new KitException($"A label lies outside of the {classNames.Count} classes.");
        return this with { Labels = labels, ClassNames = classNames };
    }

    /// <summary>The map with a picture for each point, and its class.</summary>
    /// <param name="images">As many as points, in the same order.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <exception cref="KitException">There are not as many images as points, or a label is out of range.</exception>
    public EmbeddingMap WithImages(ImageSplit images, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(images);
        return WithClasses(images.Labels, classNames) with { Images = images };
    }

    /// <summary>One line: the method, the count, the settings.</summary>
    public override string ToString() => $"{Method} map of {Points.Count} points, {Settings}";
}

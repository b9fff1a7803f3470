namespace NotebookKit;

/// <summary>Which column of a table of images is what.</summary>
public sealed record ImageTableLayout
{
    /// <summary>An image's path, with columns' names in braces: "{file}", "{split}/{file}", "train/{image}.jpeg".</summary>
    public string Path { get; init; } = "{file}";

    /// <summary>The column of the class: its name or its number.</summary>
    public string Label { get; init; } = "label";

    /// <summary>The column that says "train", "validation" or "test" in any case of letters ("Train", "val"), or null.</summary>
    public string? Part { get; init; }

    /// <summary>The column of what must stay together (a patient, a sender), or null.</summary>
    public string? Group { get; init; }

    /// <summary>Columns of what else is known of an image, kept in <see cref="ImageFileSet.Attributes"/> as they stand.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The classes in order; null takes those that the column has.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The folder or archive of the images, relative to the table's own; null for that folder.</summary>
    public string? Folder { get; init; }
}

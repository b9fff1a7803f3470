namespace NotebookKit.Host;

/// <summary>What there is to know about a notebook before it runs.</summary>
internal sealed record NotebookDescription
{
    public required string Path { get; init; }

    /// <summary>The first heading, or the file's name.</summary>
    public required string Title { get; init; }

    public required string Language { get; init; }

    public required int CodeCells { get; init; }

    public required int OtherCells { get; init; }

    /// <summary>What the notebook's opening table says about it: "Time", "Data", "Paper" and the like.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>Data sets of the kit that its code names.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }

    /// <summary>Packages that it loads.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>The cells' tags that mean something to a run, and how many cells have each.</summary>
    public required IReadOnlyDictionary<string, int> Tags { get; init; }

    public required IReadOnlyList<DescribedParameter> Parameters { get; init; }

    /// <summary>A command that runs it.</summary>
    public required string Example { get; init; }
}

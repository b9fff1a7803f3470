namespace NotebookKit.Display;

/// <summary>A cell of a table.</summary>
/// <param name="Words">What it says.</param>
internal sealed record Cell(string Words)
{
    /// <summary>A second, smaller line.</summary>
    public string? Note { get; init; }

    /// <summary>The cell's ground, a translucent CSS colour.</summary>
    public string? Shade { get; init; }

    /// <summary>The length of a bar after the words, 0 to 1.</summary>
    public double? Bar { get; init; }

    /// <summary>A picture after the words.</summary>
    public IPart? Picture { get; init; }

    /// <summary>How deep the row lies in a tree.</summary>
    public int Depth { get; init; }

    public static implicit operator Cell(string words) => new(words);
}

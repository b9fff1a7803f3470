namespace NotebookKit.Display;

/// <summary>A column of a table.</summary>
/// <param name="Head">Its heading.</param>
/// <param name="Right">Whether it is set to the right, as numbers are.</param>
internal sealed record Column(string Head, bool Right = false)
{
    /// <summary>A second, smaller line of the heading.</summary>
    public string? Note { get; init; }

    /// <summary>Whether long words go on in another line.</summary>
    public bool Wrap { get; init; }

    /// <summary>Whether plain text draws the bars of its cells, too.</summary>
    public bool TextBars { get; init; }

    /// <summary>Whether plain text leaves the column out: its cells are pictures or bars.</summary>
    public bool PictureOnly { get; init; }
}

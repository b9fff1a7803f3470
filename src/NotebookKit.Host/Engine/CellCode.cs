namespace NotebookKit.Host;

/// <summary>A cell as the engine gets it.</summary>
/// <param name="Number">Its number, from 1: errors point at <c>cell[Number]</c>.</param>
/// <param name="Text">Its source.</param>
/// <param name="Language">Its language by the name that <see cref="CellLanguage"/> gives.</param>
/// <param name="Id">What stays the same when the cell is run again, so that the values of its last run are let go; null where none is known.</param>
internal sealed record CellCode(int Number, string Text, string Language = CellLanguage.CSharp, string? Id = null)
{
    /// <summary>How its place is called in errors where it does not belong to the notebook itself: the name of an imported file.</summary>
    public string? File { get; init; }
}

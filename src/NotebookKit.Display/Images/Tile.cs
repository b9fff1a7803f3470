namespace NotebookKit.Display;

/// <summary>A picture of a grid with its caption.</summary>
/// <param name="Pixels">The picture.</param>
/// <param name="Alt">What it is, for those who don't see it.</param>
/// <param name="Caption">Lines below it.</param>
/// <param name="Wrong">Whether it is marked as a mistake: by its frame, and by a cross in the caption.</param>
internal sealed record Tile(Pixels Pixels, string Alt, IReadOnlyList<string> Caption, bool Wrong = false);

namespace NotebookKit;

/// <summary>What is left of a set without the images that cannot be read.</summary>
/// <param name="Set">The images that can be read.</param>
/// <param name="Unreadable">The others, and what is wrong with each.</param>
public sealed record ReadableImages(ImageFileSet Set, IReadOnlyList<UnreadableImage> Unreadable);

namespace NotebookKit;

/// <summary>A figure that somebody else published, to stand beside ours.</summary>
/// <param name="Name">Who or what reached it, for example "ResNet-18".</param>
/// <param name="Value">The figure, in the same unit as ours (0.949, not 94.9).</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedFigure(string Name, double Value, string Source);

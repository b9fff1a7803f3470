namespace NotebookKit;

/// <summary>An image that was found near another.</summary>
/// <param name="Index">Its place among those that were searched.</param>
/// <param name="Distance">How far away it is; smaller is nearer.</param>
/// <param name="Label">Its class or name, or null.</param>
/// <param name="Image">The picture, or null.</param>
public sealed record PicturedNeighbor(int Index, double Distance, string? Label = null, DecodedImage? Image = null);

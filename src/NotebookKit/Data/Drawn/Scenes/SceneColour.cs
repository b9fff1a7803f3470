using SkiaSharp;

namespace NotebookKit;

/// <summary>A colour that has a name.</summary>
/// <param name="Name">The word for it.</param>
/// <param name="Colour">What it looks like, about.</param>
internal sealed record SceneColour(string Name, SKColor Colour)
{
    public static IReadOnlyList<SceneColour> All { get; } =
    [
        new("red", new(212, 38, 38)), new("orange", new(245, 145, 35)), new("yellow", new(250, 215, 55)), new("green", new(50, 155, 65)),
        new("blue", new(45, 95, 210)), new("purple", new(135, 65, 185)), new("pink", new(245, 135, 185)), new("white", new(246, 246, 246)),
    ];
}

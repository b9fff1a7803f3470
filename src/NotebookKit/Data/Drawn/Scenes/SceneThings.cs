using System.Numerics;

namespace NotebookKit;

/// <summary>One to three things of a kind.</summary>
/// <param name="Shape">What they are.</param>
/// <param name="Colour">Their colour.</param>
/// <param name="IsSmall">Whether they are small; else they are large.</param>
/// <param name="At">The middle of each, in parts of the side.</param>
/// <param name="Radius">Their radius, in parts of the side.</param>
internal sealed record SceneThings(ObjectShape Shape, SceneColour Colour, bool IsSmall, IReadOnlyList<Vector2> At, float Radius)
{
    public int Count => At.Count;

    /// <summary>The word for one of them.</summary>
    public string Noun => Shape switch { ObjectShape.Disc => "ball", ObjectShape.Square => "box", _ => Shape.ToString().ToLowerInvariant() };

    /// <summary>The word for as many as there are.</summary>
    public string Nouns => Count == 1 || Shape == ObjectShape.Fish ? Noun : Shape == ObjectShape.Square ? "boxes" : Noun + "s";
}

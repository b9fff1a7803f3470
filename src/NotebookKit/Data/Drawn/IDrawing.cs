namespace NotebookKit;

/// <summary>
/// A kind of picture that the library draws. Picture i of a part is a function of the set's seed, the part and i alone, so that it is
/// the same however many are drawn, in whatever order, on however many threads.
/// </summary>
internal interface IDrawing
{
    /// <summary>The class of a picture.</summary>
    int LabelOf(DrawnPlace place);

    /// <summary>What a picture's file is called, without its part.</summary>
    string NameOf(DrawnPlace place);

    /// <summary>What a picture belongs to and must not be divided from; null where each stands alone.</summary>
    string? GroupOf(DrawnPlace place) => null;

    /// <summary>Draws a picture.</summary>
    void Draw(Sketch sketch, DrawnPlace place);
}

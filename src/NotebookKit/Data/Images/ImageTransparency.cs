namespace NotebookKit;

/// <summary>What becomes of an image's transparency: a network sees none.</summary>
public enum ImageTransparency
{
    /// <summary>The image is laid on white, as a page would show it.</summary>
    OnWhite,

    /// <summary>Transparency is ignored: each pixel has the colour that is stored, seen or not.</summary>
    Dropped,
}

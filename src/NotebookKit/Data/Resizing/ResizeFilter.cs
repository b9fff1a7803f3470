namespace NotebookKit;

/// <summary>How pixels between pixels are found. Both widen their reach when an image is made smaller, so that nothing aliases.</summary>
public enum ResizeFilter
{
    /// <summary>A triangle, one pixel to each side.</summary>
    Bilinear,

    /// <summary>Keys's cubic with a = −0.5, two pixels to each side (R. Keys, IEEE Trans. ASSP 29(6), 1981).</summary>
    Bicubic,
}

namespace NotebookKit.Interactive;

/// <summary>A way to look at a tensor.</summary>
public enum TensorView
{
    /// <summary>As it shows itself.</summary>
    Usual,

    /// <summary>As an image or a grid of images.</summary>
    Rgb,

    /// <summary>Its channels side by side.</summary>
    Channels,

    /// <summary>As a heat map.</summary>
    Heat,

    /// <summary>Each of its first slices by itself.</summary>
    Deeper,

    /// <summary>The line and the values, without a picture.</summary>
    Plain,
}

using System.Globalization;

namespace NotebookKit;

/// <summary>Which parts of a picture speak for a class. Shows itself laid over the picture.</summary>
public sealed record ExplanationMap
{
    /// <summary>How it was found: "Occlusion" or "Grad-CAM".</summary>
    public required string Method { get; init; }

    /// <summary>With which settings, in words.</summary>
    public required string Settings { get; init; }

    /// <summary>The class that is explained.</summary>
    public required int Class { get; init; }

    /// <summary>Its name, or its number where the names are not known.</summary>
    public required string ClassName { get; init; }

    /// <summary>The model's probability of the class for the whole picture, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>What was measured, rows × columns: for occlusion a cell each place of the patch, for Grad-CAM a cell of the layer's output.</summary>
    public required float[,] Cells { get; init; }

    /// <summary>The same for each pixel of the picture, H×W.</summary>
    public required float[,] Pixels { get; init; }

    /// <summary>The picture as it was before normalisation, its longer side at most 224 pixels; null where it is neither grey nor RGB.</summary>
    public DecodedImage? Image { get; init; }

    /// <summary>One line: the method, the class, the greatest value.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Method} map of {ClassName} ({Probability * 100:F1} %), {Cells.GetLength(0)}×{Cells.GetLength(1)} cells up to {Cells.Cast<float>().Max():G3}, {Settings}");
}

using System.Globalization;

namespace NotebookKit;

/// <summary>Shapes in sentences.</summary>
internal static class ShapeText
{
    /// <summary>"64×3×7×7", or "a single number".</summary>
    public static string Of(IReadOnlyList<long> shape) =>
        shape.Count == 0 ? "a single number" : string.Join("×", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}

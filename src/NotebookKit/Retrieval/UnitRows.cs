using TorchSharp;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Vectors of any length brought to length 1.</summary>
internal static class UnitRows
{
    // Every query needs it: see KeptScalars.
    private static readonly Scalar Least = 1e-38;

    /// <summary>The directions of vectors.</summary>
    /// <param name="rows">N×D float32.</param>
    /// <returns>N×D; a row of zeros stays one. The caller disposes it.</returns>
    public static Tensor Of(Tensor rows)
    {
        using var scope = NewDisposeScope();
        // First to a size whose square is within float32's range.
        Tensor near = rows / rows.abs().amax([1], keepdim: true).clamp_min(Least);
        return (near / near.norm(1, keepdim: true).clamp_min(Least)).MoveToOuterDisposeScope();
    }
}

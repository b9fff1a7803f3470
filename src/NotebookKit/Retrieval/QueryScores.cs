using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>The products of some queries with all rows of a <see cref="ScanTable"/>.</summary>
/// <param name="Products">Q×columns, bfloat16 or float32.</param>
/// <param name="Norms">The length of each query, centred.</param>
/// <param name="Rests">How far each was moved by rounding it.</param>
internal sealed record QueryScores(Tensor Products, double[] Norms, double[] Rests) : IDisposable
{
    public void Dispose() => Products.Dispose();
}

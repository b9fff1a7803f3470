using TorchSharp;

namespace NotebookKit;

/// <summary>Some images with their labels, ready for a network.</summary>
/// <param name="Images">N×C×H×W float32, normalised.</param>
/// <param name="Labels">N classes, int64.</param>
public sealed record Batch(torch.Tensor Images, torch.Tensor Labels) : IDisposable
{
    /// <summary>How many images there are.</summary>
    public int Count => (int)Labels.size(0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}

using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Other looks at a tensor, each a report that shows itself when it ends a cell.</summary>
/// <example><code>images[0].Rgb(TensorViews.ImageNet)</code></example>
public static class TensorViews
{
    private const int PartsShown = 12, DeepestShown = 4, AllParts = 60;

    /// <summary>What models trained on ImageNet are given: (pixel / 255 − mean) / deviation, channel by channel, as in PyTorch's torchvision.</summary>
    public static PixelNormalisation ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <summary>The tensor as an image or a batch of images, whatever its values suggest.</summary>
    /// <param name="tensor">H×W, C×H×W, H×W×C, N×C×H×W or N×H×W×C with 1, 3 or 4 channels.</param>
    /// <param name="denormalise">What was done to the pixels and is to be undone, for example <see cref="ImageNet"/>; or null.</param>
    /// <exception cref="KitException">The tensor can't be images, or has other channels than the normalisation.</exception>
    public static TensorReport Rgb(this torch.Tensor tensor, PixelNormalisation? denormalise = null) =>
        TensorReport.Of(tensor, new TensorLook((values, statistics, _) => TensorPicture.Rgb(values, statistics, denormalise)));

    /// <summary>Each channel as a heat map of its own: feature maps, filters.</summary>
    /// <param name="tensor">C×H×W or N×C×H×W, of which the first item is shown.</param>
    /// <exception cref="KitException">The tensor has other dimensions.</exception>
    public static TensorReport Channels(this torch.Tensor tensor) => TensorReport.Of(tensor, new TensorLook((values, _, _) => TensorPicture.Channels(values)));

    /// <summary>The tensor as a heat map, or as tiles of its last two dimensions.</summary>
    /// <param name="tensor">Any shape but a scalar.</param>
    /// <exception cref="KitException">The tensor has no elements or no dimensions.</exception>
    public static TensorReport Heat(this torch.Tensor tensor) => TensorReport.Of(tensor, new TensorLook((values, _, _) => TensorPicture.Heat(values)));

    /// <summary>A line for the tensor, for each of its parts along the first dimension, for each of theirs …</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="depth">How many dimensions to go into, 1 to 4.</param>
    public static TensorReport Deeper(this torch.Tensor tensor, int depth = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        int left = AllParts;
        return Deeper(tensor, Math.Min(depth, DeepestShown), ref left);
    }

    /// <summary>The line and the values, without a picture.</summary>
    /// <param name="tensor">Any tensor.</param>
    public static TensorReport Plain(this torch.Tensor tensor) => TensorReport.Of(tensor, TensorLook.Plain);

    private static TensorReport Deeper(torch.Tensor tensor, int depth, ref int left)
    {
        var report = TensorReport.Of(tensor, TensorLook.Line);
        if (depth == 0 || tensor.IsInvalid || tensor.is_meta || tensor.dim() == 0 || tensor.numel() == 0) return report;

        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable frozen = torch.no_grad();
        if (TensorReading.Plain(tensor) is not { } plain) return report;
        List<TensorReport> parts = [];
        long shown = Math.Min(plain.shape[0], PartsShown);
        for (long i = 0; i < shown && left > 0; i++)
        {
            left--;
            TensorReport part = Deeper(plain[i], depth - 1, ref left);
            parts.Add(part with { Headline = $"[{i}] {part.Headline}" });
        }

        string rest = parts.Count < plain.shape[0] ? $"the first {parts.Count} of {Numbers.Count(plain.shape[0])} parts" : "";
        return report with { Parts = parts, Notes = rest.Length > 0 ? [.. report.Notes, rest] : report.Notes };
    }
}

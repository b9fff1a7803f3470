using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace NotebookKit;

/// <summary>Poolings as networks for images use them.</summary>
internal static class Pooling
{
    /// <summary>The largest of each window, N×C×H×W.</summary>
    /// <param name="input">N×C×H×W.</param>
    /// <param name="size">Height and width of the window.</param>
    /// <param name="stride">How far it moves.</param>
    /// <param name="padding">Pixels that are imagined around the picture; they are never the largest.</param>
    /// <param name="ceiling">Whether a window may reach over the right and lower edge, as Caffe's does.</param>
    public static Tensor Max(Tensor input, long size, long stride, long padding = 0, bool ceiling = false) =>
        F.max_pool2d(input, [size, size], [stride, stride], [padding, padding], ceil_mode: ceiling);

    /// <summary>The mean of all pixels, N×C.</summary>
    public static Tensor Global(Tensor input)
    {
        using var scope = NewDisposeScope();
        // One pooling window over all that is left: unlike a mean over two axes, its gradient keeps channels-last memory.
        return F.avg_pool2d(input, [input.size(2), input.size(3)]).flatten(1).MoveToOuterDisposeScope();
    }

    /// <summary>Means over a fixed grid of windows, one vector an image: N×(C·size·size), whatever the size of the maps.</summary>
    /// <param name="input">N×C×H×W.</param>
    /// <param name="size">Windows in each direction.</param>
    public static Tensor Fixed(Tensor input, long size)
    {
        using var scope = NewDisposeScope();
        Tensor fitted = input.size(2) == size && input.size(3) == size ? input : F.adaptive_avg_pool2d(input, [size, size]);
        return fitted.flatten(1).MoveToOuterDisposeScope();
    }
}

using TorchSharp;

namespace NotebookKit.Display;

/// <summary>How a tensor can be read as images.</summary>
/// <param name="Name">The order of its dimensions: "C×H×W".</param>
/// <param name="Images">A view of it as N×C×H×W.</param>
/// <param name="IsBatch">Whether it holds several.</param>
internal sealed record ImageLayout(string Name, torch.Tensor Images, bool IsBatch)
{
    private const int SmallestImage = 8;

    /// <summary>The layout that shape and type suggest, or null: images have 1, 3 or 4 channels and sides of 8 and more.</summary>
    /// <param name="values">Any strided tensor.</param>
    public static ImageLayout? Guess(torch.Tensor values)
    {
        bool bytes = values.dtype == torch.ScalarType.Byte;
        return values.shape switch
        {
            [var h, var w] when bytes && Large(h, w) => Of(values, "H×W"),
            [1 or 3, var h, var w] when Large(h, w) => Of(values, "C×H×W"),
            [var h, var w, 3] when Large(h, w) => Of(values, "H×W×C"),
            [var h, var w, 4] when bytes && Large(h, w) => Of(values, "H×W×C"),
            [_, var h, var w] when bytes && Large(h, w) => Of(values, "N×H×W"),
            [_, 1 or 3, var h, var w] when Large(h, w) => Of(values, "N×C×H×W"),
            [_, var h, var w, 3] when Large(h, w) => Of(values, "N×H×W×C"),
            [_, var h, var w, 1] when Large(h, w) => Of(values, "N×H×W×C"),
            [_, var h, var w, 4] when bytes && Large(h, w) => Of(values, "N×H×W×C"),
            _ => null,
        };
    }

    /// <summary>The layout of a tensor that is said to hold images, of any size.</summary>
    /// <param name="values">H×W, C×H×W, H×W×C, N×C×H×W or N×H×W×C with 1, 3 or 4 channels.</param>
    /// <exception cref="KitException">It can't.</exception>
    public static ImageLayout Asked(torch.Tensor values) => Guess(values) ?? values.shape switch
    {
        [> 0, > 0] => Of(values, "H×W"),
        [1 or 3 or 4, > 0, > 0] => Of(values, "C×H×W"),
        [> 0, > 0, 1 or 3 or 4] => Of(values, "H×W×C"),
        [> 0, 1 or 3 or 4, > 0, > 0] => Of(values, "N×C×H×W"),
        [> 0, > 0, > 0, 1 or 3 or 4] => Of(values, "N×H×W×C"),
        var shape => throw new KitException($"A tensor of {Numbers.Shape(shape)} can't be shown as images: those are H×W, C×H×W, H×W×C, N×C×H×W or N×H×W×C with 1, 3 or 4 channels."),
    };

    private static bool Large(long height, long width) => height >= SmallestImage && width >= SmallestImage;

    private static ImageLayout Of(torch.Tensor values, string name)
    {
        torch.Tensor images = name switch
        {
            "H×W" => values.unsqueeze(0).unsqueeze(0),
            "C×H×W" => values.unsqueeze(0),
            "H×W×C" => values.permute(2, 0, 1).unsqueeze(0),
            "N×H×W" => values.unsqueeze(1),
            "N×H×W×C" => values.permute(0, 3, 1, 2),
            _ => values,
        };
        // A fourth channel is how opaque a pixel is; the picture shows the colours.
        if (images.shape[1] == 4) images = images.narrow(1, 0, 3);
        return new ImageLayout(name, images, name.StartsWith('N'));
    }
}

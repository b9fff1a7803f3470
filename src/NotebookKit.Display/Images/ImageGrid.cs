using TorchSharp;

namespace NotebookKit.Display;

/// <summary>Images with their labels and predictions, in rows. Shows itself as a grid of captioned tiles.</summary>
public sealed record ImageGrid
{
    private readonly Func<int, Pixels> _read;

    private ImageGrid(string title, IReadOnlyList<ImageTile> tiles, Func<int, Pixels> read) => (Title, Tiles, _read) = (title, tiles, read);

    /// <summary>What the grid shows.</summary>
    public string Title { get; init; }

    /// <summary>The images in order.</summary>
    public IReadOnlyList<ImageTile> Tiles { get; }

    /// <summary>Whether each class has a row of its own.</summary>
    public bool ByClass { get; init; }

    /// <summary>Images of a split, each under its class and, where given, its prediction.</summary>
    /// <param name="split">The images and their true classes.</param>
    /// <param name="classNames">The classes in order.</param>
    /// <param name="indices">Which images, in this order.</param>
    /// <param name="predictions">The predicted class of each chosen image, in the same order, or null.</param>
    /// <param name="confidences">The probability of each prediction, 0 to 1, in the same order, or null.</param>
    /// <exception cref="ArgumentException">There are not as many predictions or confidences as indices.</exception>
    public static ImageGrid Of(
        ImageSplit split, IReadOnlyList<string> classNames, IReadOnlyList<int> indices, IReadOnlyList<int>? predictions = null, IReadOnlyList<float>? confidences = null)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentNullException.ThrowIfNull(indices);
        MustMatch(predictions?.Count, indices.Count, nameof(predictions));
        MustMatch(confidences?.Count, indices.Count, nameof(confidences));
        ImageTile[] tiles = [.. indices.Select((index, i) => new ImageTile(
            index, NameOf(classNames, split.Labels[index]), predictions is null ? null : NameOf(classNames, predictions[i]), confidences?[i]))];
        return new ImageGrid($"{Numbers.Count(indices.Count)} {split.Name} images", tiles, index => Pixels.Of(split, index));
    }

    /// <summary>A batch of images as a tensor. Its pixels are read now; the tensor may be disposed afterwards.</summary>
    /// <param name="images">N×C×H×W with C 1 or 3: bytes, fractions 0 to 1, or anything else, which is stretched from least to greatest.</param>
    /// <param name="labels">The true class names, N of them, or null.</param>
    /// <param name="predictions">The predicted class names, N of them, or null.</param>
    /// <param name="confidences">The probability of each prediction, 0 to 1, N of them, or null.</param>
    /// <exception cref="ArgumentException">The shape isn't that of images, or a list has another length.</exception>
    public static ImageGrid Of(
        torch.Tensor images, IReadOnlyList<string>? labels = null, IReadOnlyList<string>? predictions = null, IReadOnlyList<float>? confidences = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape is not [_, 1 or 3, > 0, > 0])
            throw new ArgumentException($"A batch of images is N×C×H×W with 1 or 3 channels; this is {Numbers.Shape(images.shape)}.", nameof(images));
        int count = (int)Math.Min(images.shape[0], DisplayLimits.GridTiles);
        MustMatch(labels?.Count, (int)images.shape[0], nameof(labels));
        MustMatch(predictions?.Count, (int)images.shape[0], nameof(predictions));
        MustMatch(confidences?.Count, (int)images.shape[0], nameof(confidences));

        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable frozen = torch.no_grad();
        torch.Tensor values = TensorReading.Plain(images) ?? throw new ArgumentException("This batch has no values to show.", nameof(images));
        ValueRange range = ValueRange.Guess(values.dtype, TensorStatistics.Of(values));
        Pixels[] pixels = [.. Enumerable.Range(0, count).Select(i => TensorPixels.Read(values[i], range, DisplayLimits.PhotoSide))];
        ImageTile[] tiles = [.. Enumerable.Range(0, count).Select(i => new ImageTile(i, labels?[i], predictions?[i], confidences?[i]))];
        return new ImageGrid($"{Numbers.Count(images.shape[0])} images, values {range.Words}", tiles, index => pixels[index]);
    }

    internal Pixels Read(ImageTile tile) => _read(tile.Index);

    private static string NameOf(IReadOnlyList<string> names, int label) => label >= 0 && label < names.Count ? names[label] : $"class {label}";

    private static void MustMatch(int? given, int wanted, string what)
    {
        if (given is { } count && count != wanted) throw new ArgumentException($"There are {count} {what} for {wanted} images.", what);
    }
}

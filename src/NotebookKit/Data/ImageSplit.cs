using System.Runtime.CompilerServices;
using TorchSharp;

namespace NotebookKit;

/// <summary>
/// Labelled images of one size, kept as the bytes that they came as: <see cref="Count"/>×C×H×W. No image is a tensor of
/// its own; <see cref="Images"/> and the batch loader copy bytes into a batch's tensor once.
/// </summary>
public sealed class ImageSplit
{
    private readonly byte[] _pixels;
    private readonly int[] _labels;

    /// <summary>Wraps pixels and labels without copying them.</summary>
    /// <param name="name">"train", "validation" or "test".</param>
    /// <param name="pixels">N×C×H×W bytes, 0 to 255.</param>
    /// <param name="labels">N classes.</param>
    /// <param name="channels">1 for grey, 3 for RGB.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <exception cref="ArgumentException">The byte count is not labels × channels × height × width, or a label is negative.</exception>
    [OverloadResolutionPriority(1)] // for empty collection expressions
    public ImageSplit(string name, byte[] pixels, int[] labels, int channels, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (pixels.LongLength != (long)labels.Length * channels * height * width)
            throw new ArgumentException($"{pixels.LongLength:N0} bytes are not {labels.Length:N0} images of {channels}×{height}×{width}.", nameof(pixels));
        int negative = Array.FindIndex(labels, label => label < 0);
        if (negative >= 0) throw new ArgumentException($"Image {negative} has the label {labels[negative]}; classes are numbered from 0.", nameof(labels));
        (Name, _pixels, _labels, Channels, Height, Width) = (name, pixels, labels, channels, height, width);
    }

    /// <summary>Wraps pixels, and labels that are bytes: up to 256 classes.</summary>
    /// <inheritdoc cref="ImageSplit(string, byte[], int[], int, int, int)"/>
    public ImageSplit(string name, byte[] pixels, byte[] labels, int channels, int height, int width)
        : this(name, pixels, labels is null ? null! : Array.ConvertAll(labels, label => (int)label), channels, height, width) { }

    /// <summary>"train", "validation" or "test".</summary>
    public string Name { get; }

    /// <summary>How many images there are.</summary>
    public int Count => _labels.Length;

    /// <summary>1 for grey, 3 for RGB.</summary>
    public int Channels { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>Bytes of one image: C×H×W.</summary>
    public int ImageBytes => Channels * Height * Width;

    /// <summary>All pixels, N×C×H×W.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The class of each image.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>The bytes of one image, C×H×W.</summary>
    public ReadOnlySpan<byte> Image(int index) => _pixels.AsSpan(checked(index * ImageBytes), ImageBytes);

    /// <summary>How many images each class has.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="KitException">A label is not below <paramref name="classes"/>.</exception>
    public int[] CountPerClass(int classes)
    {
        int[] counts = new int[classes];
        foreach (int label in _labels)
        {
            if (label >= classes) throw new KitException($"The {Name} images have a label {label}, but there are {classes} classes.");
            counts[label]++;
        }

        return counts;
    }

    /// <summary>The chosen images as one tensor, n×C×H×W uint8.</summary>
    /// <param name="indices">Which images, in this order.</param>
    public torch.Tensor Images(params IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        torch.Tensor images = torch.empty([indices.Count, Channels, Height, Width], torch.uint8);
        Span<byte> target = images.bytes;
        for (int i = 0; i < indices.Count; i++) Image(indices[i]).CopyTo(target[(i * ImageBytes)..]);
        return images;
    }

    /// <summary>The same pixels, not copied, with another label for each.</summary>
    internal ImageSplit WithLabels(Func<int, int> labelOf) => new(Name, _pixels, Array.ConvertAll(_labels, label => labelOf(label)), Channels, Height, Width);

    /// <summary>A split of the chosen images, in this order.</summary>
    /// <param name="name">The new split's name.</param>
    /// <param name="indices">Which images.</param>
    public ImageSplit Subset(string name, IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        byte[] pixels = new byte[(long)indices.Count * ImageBytes];
        int[] labels = new int[indices.Count];
        for (int i = 0; i < indices.Count; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * ImageBytes));
            labels[i] = _labels[indices[i]];
        }

        return new ImageSplit(name, pixels, labels, Channels, Height, Width);
    }
}

using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit;

/// <summary>
/// Makes a split's bytes into batches for a network. One pass over each byte does everything: gather, crop, flip,
/// normalise and lay out, from the split's array straight into the batch's tensor.
/// </summary>
public sealed class BatchLoader
{
    private readonly ImageSplit _images;
    private readonly float[] _table;

    /// <summary>Creates a loader.</summary>
    /// <param name="images">The images.</param>
    /// <param name="normalisation">How bytes become numbers; statistics of the training images.</param>
    /// <exception cref="ArgumentException">The images and the statistics have different numbers of channels.</exception>
    public BatchLoader(ImageSplit images, PixelNormalisation normalisation)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalisation);
        if (normalisation.Mean.Count != images.Channels)
            throw new ArgumentException($"The images have {images.Channels} channels but the statistics have {normalisation.Mean.Count}.", nameof(normalisation));
        (_images, _table) = (images, normalisation.LookupTable());
    }

    /// <summary>Images of a batch; the last batch of <see cref="InOrder"/> may be smaller.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 128;

    /// <summary>Whether a pixel's channels lie beside each other in memory (N×C×H×W still, with channels-last strides).</summary>
    public bool ChannelsLast { get; init; }

    /// <summary>What <see cref="Shuffled"/> varies in each image.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Full batches in an epoch; what is left over sits this epoch out and takes its turn in another.</summary>
    public int Steps => _images.Count / Math.Min(BatchSize, _images.Count);

    /// <summary>One epoch of shuffled and augmented batches of equal size. The caller disposes each.</summary>
    /// <param name="random">Decides order, crops and flips.</param>
    public IEnumerable<Batch> Shuffled(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] order = [.. Enumerable.Range(0, _images.Count)];
        random.Shuffle(order);
        int size = Math.Min(BatchSize, order.Length);
        for (int start = 0; start + size <= order.Length; start += size) yield return Make(order.AsSpan(start, size), random);
    }

    /// <summary>All images in their order, as they are. The caller disposes each batch.</summary>
    public IEnumerable<Batch> InOrder()
    {
        for (int start = 0; start < _images.Count; start += BatchSize)
            yield return Make([.. Enumerable.Range(start, Math.Min(BatchSize, _images.Count - start))], null);
    }

    private Batch Make(ReadOnlySpan<int> indices, Random? random)
    {
        int channels = _images.Channels, height = _images.Height, width = _images.Width;
        long[] shape = ChannelsLast ? [indices.Length, height, width, channels] : [indices.Length, channels, height, width];
        torch.Tensor images = torch.empty(shape, torch.float32);
        torch.Tensor labels = torch.empty(indices.Length, torch.int64);
        Span<float> pixels = MemoryMarshal.Cast<byte, float>(images.bytes);
        Span<long> classes = MemoryMarshal.Cast<byte, long>(labels.bytes);
        for (int i = 0; i < indices.Length; i++)
        {
            classes[i] = _images.Labels[indices[i]];
            Span<float> target = pixels.Slice(i * _images.ImageBytes, _images.ImageBytes);
            if (random is null) Write(_images.Image(indices[i]), target, 0, 0, false);
            else
            {
                int reach = 2 * Augmentation.CropPadding + 1;
                int down = random.Next(reach) - Augmentation.CropPadding, right = random.Next(reach) - Augmentation.CropPadding;
                Write(_images.Image(indices[i]), target, down, right, Augmentation.Flip && random.Next(2) == 1);
            }
        }

        if (!ChannelsLast) return new Batch(images, labels);
        torch.Tensor view = images.permute(0, 3, 1, 2);
        images.Dispose();
        return new Batch(view, labels);
    }

    /// <summary>Writes one image, moved and perhaps mirrored; pixels from beyond its edge are black.</summary>
    private void Write(ReadOnlySpan<byte> source, Span<float> target, int down, int right, bool flip)
    {
        int channels = _images.Channels, height = _images.Height, width = _images.Width;
        int pixelStep = ChannelsLast ? channels : 1, step = flip ? -pixelStep : pixelStep;
        int first = Math.Max(0, -right), end = Math.Min(width, width - right);
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<float> table = _table.AsSpan(256 * channel, 256);
            for (int row = 0; row < height; row++)
            {
                int start = ChannelsLast ? row * width * channels + channel : (channel * height + row) * width;
                int at = flip ? start + (width - 1) * pixelStep : start;
                bool outside = (uint)(row + down) >= (uint)height;
                ReadOnlySpan<byte> line = outside ? default : source.Slice((channel * height + row + down) * width, width);
                for (int column = 0; column < width; column++, at += step)
                    target[at] = outside || column < first || column >= end ? table[0] : table[line[column + right]];
            }
        }
    }
}

using System.Runtime.InteropServices;
using TorchSharp;

namespace NotebookKit;

/// <summary>
/// Makes a split's bytes into batches for a network. One pass over each byte does everything: gather, crop, flip,
/// normalise and lay out, from the split's array straight into the batch's tensor.
/// </summary>
public sealed class BatchLoader : IBatchSource
{
    private readonly ImageSplit _images;
    private readonly float[] _table;
    private readonly int[] _chosen;

    /// <summary>Creates a loader of all images.</summary>
    /// <param name="images">The images.</param>
    /// <param name="normalisation">How bytes become numbers; statistics of the training images.</param>
    /// <exception cref="ArgumentException">The images and the statistics have different numbers of channels.</exception>
    public BatchLoader(ImageSplit images, PixelNormalisation normalisation)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalisation);
        if (normalisation.Mean.Count != images.Channels)
            throw new ArgumentException($"The images have {images.Channels} channels but the statistics have {normalisation.Mean.Count}.", nameof(normalisation));
        (_images, _table, _chosen) = (images, normalisation.LookupTable(), [.. Enumerable.Range(0, images.Count)]);
        Labels = images.Labels;
    }

    private BatchLoader(BatchLoader whole, IReadOnlyList<int> indices)
    {
        (_images, _table, _chosen) = (whole._images, whole._table, [.. indices.Select(index => whole._chosen[index])]);
        Labels = [.. _chosen.Select(index => _images.Labels[index])];
        (BatchSize, ChannelsLast, Augmentation, IsSynthetic) = (whole.BatchSize, whole.ChannelsLast, whole.Augmentation, whole.IsSynthetic);
    }

    /// <inheritdoc/>
    public int Count => _chosen.Length;

    /// <inheritdoc/>
    public IReadOnlyList<int> Labels { get; }

    /// <inheritdoc/>
    public bool IsSynthetic { get; init; }

    /// <summary>Images of a batch where no <see cref="BatchOptions"/> say otherwise.</summary>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 128;

    /// <summary>Whether a pixel's channels lie beside each other in memory, where no <see cref="BatchOptions"/> say otherwise.</summary>
    public bool ChannelsLast { get; init; }

    /// <summary>What an epoch varies in each image.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Full batches in an epoch; what is left over sits this epoch out and takes its turn in another.</summary>
    public int Steps => Count / Math.Min(BatchSize, Count);

    /// <summary>One epoch of shuffled and augmented batches of equal size. The caller disposes each.</summary>
    /// <param name="random">Decides order, crops and flips.</param>
    public IEnumerable<Batch> Shuffled(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Epoch(Options, random.Next());
    }

    /// <summary>All images in their order, as they are. The caller disposes each batch.</summary>
    public IEnumerable<Batch> InOrder() => InOrder(Options);

    /// <inheritdoc/>
    public IEnumerable<Batch> Epoch(BatchOptions options, int seed, int skip = 0, CancellationToken stop = default)
    {
        EpochOrder.Validate(options, skip);
        return Batches();

        IEnumerable<Batch> Batches()
        {
            int[] order = EpochOrder.Of(options, Count, seed);
            int size = Math.Min(options.BatchSize, order.Length);
            for (int start = skip * size; start + size <= order.Length; start += size)
            {
                stop.ThrowIfCancellationRequested();
                yield return Make(order.AsSpan(start, size), options.ChannelsLast, place => EpochOrder.SeedOf(seed, start + place));
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Batch> InOrder(BatchOptions options, CancellationToken stop = default)
    {
        EpochOrder.Validate(options, 0);
        return Batches();

        IEnumerable<Batch> Batches()
        {
            for (int start = 0; start < Count; start += options.BatchSize)
            {
                stop.ThrowIfCancellationRequested();
                yield return Make([.. Enumerable.Range(start, Math.Min(options.BatchSize, Count - start))], options.ChannelsLast, null);
            }
        }
    }

    /// <inheritdoc/>
    public IBatchSource Subset(IReadOnlyList<int> indices)
    {
        EpochOrder.MustBeThere(indices, Count, "the source");
        return new BatchLoader(this, indices);
    }

    private BatchOptions Options => new() { BatchSize = BatchSize, ChannelsLast = ChannelsLast };

    private Batch Make(ReadOnlySpan<int> places, bool channelsLast, Func<int, ulong>? seeds)
    {
        int channels = _images.Channels, height = _images.Height, width = _images.Width;
        long[] shape = channelsLast ? [places.Length, height, width, channels] : [places.Length, channels, height, width];
        torch.Tensor images = torch.empty(shape, torch.float32);
        torch.Tensor labels = torch.empty(places.Length, torch.int64);
        Span<float> pixels = MemoryMarshal.Cast<byte, float>(images.bytes);
        Span<long> classes = MemoryMarshal.Cast<byte, long>(labels.bytes);
        for (int i = 0; i < places.Length; i++)
        {
            int index = _chosen[places[i]];
            classes[i] = _images.Labels[index];
            Span<float> target = pixels.Slice(i * _images.ImageBytes, _images.ImageBytes);
            if (seeds is null) Write(_images.Image(index), target, channelsLast, 0, 0, false);
            else
            {
                // Three draws from one 64-bit seed; a modulus of 21 bits is even to a few parts in a million.
                ulong seed = seeds(i);
                int reach = 2 * Augmentation.CropPadding + 1;
                int down = (int)((seed & 0x1FFFFF) % (ulong)reach) - Augmentation.CropPadding, right = (int)(((seed >> 21) & 0x1FFFFF) % (ulong)reach) - Augmentation.CropPadding;
                Write(_images.Image(index), target, channelsLast, down, right, Augmentation.Flip && seed >> 63 == 1);
            }
        }

        if (!channelsLast) return new Batch(images, labels);
        torch.Tensor view = images.permute(0, 3, 1, 2);
        images.Dispose();
        return new Batch(view, labels);
    }

    /// <summary>Writes one image, moved and perhaps mirrored; pixels from beyond its edge are black.</summary>
    private void Write(ReadOnlySpan<byte> source, Span<float> target, bool channelsLast, int down, int right, bool flip)
    {
        int channels = _images.Channels, height = _images.Height, width = _images.Width;
        int pixelStep = channelsLast ? channels : 1, step = flip ? -pixelStep : pixelStep;
        int first = Math.Max(0, -right), end = Math.Min(width, width - right);
        for (int channel = 0; channel < channels; channel++)
        {
            ReadOnlySpan<float> table = _table.AsSpan(256 * channel, 256);
            for (int row = 0; row < height; row++)
            {
                int start = channelsLast ? row * width * channels + channel : (channel * height + row) * width;
                int at = flip ? start + (width - 1) * pixelStep : start;
                bool outside = (uint)(row + down) >= (uint)height;
                ReadOnlySpan<byte> line = outside ? default : source.Slice((channel * height + row + down) * width, width);
                for (int column = 0; column < width; column++, at += step)
                    target[at] = outside || column < first || column >= end ? table[0] : table[line[column + right]];
            }
        }
    }
}

namespace NotebookKit;

/// <summary>A split of small images as a source of batches.</summary>
/// <param name="images">The images.</param>
/// <param name="normalisation">How their bytes become numbers.</param>
/// <param name="augmentation">What an epoch varies in them.</param>
internal sealed class SplitBatches(ImageSplit images, PixelNormalisation normalisation, Augmentation augmentation) : IBatchSource
{
    public int Count => images.Count;

    public IReadOnlyList<int> Labels { get; } = [.. images.Labels.Select(label => (int)label)];

    public IEnumerable<Batch> Epoch(BatchOptions options, int seed, int skip = 0, CancellationToken stop = default)
    {
        var random = new Random(seed);
        ImageSplit drawn = options.Sampler is { } sampler ? images.Subset(images.Name, sampler(random)) : images;
        foreach (Batch batch in Loader(drawn, options).Shuffled(random))
        {
            stop.ThrowIfCancellationRequested();
            if (skip-- > 0) batch.Dispose();
            else yield return batch;
        }
    }

    public IEnumerable<Batch> InOrder(BatchOptions options, CancellationToken stop = default) => Loader(images, options).InOrder();

    public IBatchSource Subset(IReadOnlyList<int> indices) => new SplitBatches(images.Subset(images.Name, indices), normalisation, augmentation);

    private BatchLoader Loader(ImageSplit from, BatchOptions options) =>
        new(from, normalisation) { BatchSize = options.BatchSize, ChannelsLast = options.ChannelsLast, Augmentation = augmentation };
}

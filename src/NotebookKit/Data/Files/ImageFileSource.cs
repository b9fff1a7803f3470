namespace NotebookKit;

/// <summary>Files as batches, decoded ahead of their use by workers of their own; the order and every bit are the same for any number of workers.</summary>
public sealed class ImageFileSource : IBatchSource
{
    private readonly ImagePipeline _training;
    private readonly ImagePipeline _judging;
    private readonly LoadingOptions _loading;

    internal ImageFileSource(ImageFileSet files, ImagePipeline training, ImagePipeline judging, LoadingOptions loading) =>
        (Files, _training, _judging, _loading) = (files, training, judging, loading);

    /// <summary>The files.</summary>
    public ImageFileSet Files { get; }

    /// <summary>The images that were left out because they cannot be read.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; internal init; } = [];

    /// <inheritdoc/>
    public int Count => Files.Count;

    /// <inheritdoc/>
    public IReadOnlyList<int> Labels => Files.Labels;

    /// <inheritdoc/>
    public IReadOnlyList<string>? ClassNames => Files.ClassNames;

    /// <inheritdoc/>
    public bool IsSynthetic => Files.IsSynthetic;

    /// <inheritdoc/>
    /// <exception cref="KitException">An image cannot be read, or the pipeline makes images of different sizes.</exception>
    public IEnumerable<Batch> Epoch(BatchOptions options, int seed, int skip = 0, CancellationToken stop = default)
    {
        EpochOrder.Validate(options, skip);
        return Batches();

        IEnumerable<Batch> Batches()
        {
            int[] order = EpochOrder.Of(options, Count, seed);
            return Run(_training, order, Math.Min(options.BatchSize, order.Length), skip, onlyFull: true, options.ChannelsLast, place => (int)EpochOrder.SeedOf(seed, place), stop);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="KitException">An image cannot be read, or the pipeline makes images of different sizes.</exception>
    public IEnumerable<Batch> InOrder(BatchOptions options, CancellationToken stop = default)
    {
        EpochOrder.Validate(options, 0);
        return Run(_judging, [.. Enumerable.Range(0, Count)], options.BatchSize, 0, onlyFull: false, options.ChannelsLast, place => (int)EpochOrder.SeedOf(0, place), stop);
    }

    /// <inheritdoc/>
    public IBatchSource Subset(IReadOnlyList<int> indices) => new ImageFileSource(Files.Subset(indices), _training, _judging, _loading);

    /// <summary>How many images a source has, and of what.</summary>
    public override string ToString() => $"batches of {Files}";

    private IEnumerable<Batch> Run(
        ImagePipeline pipeline, int[] order, int batchSize, int firstBatch, bool onlyFull, bool channelsLast, Func<int, int> seedOf, CancellationToken stop)
    {
        ImageDecodeOptions decoding = pipeline.Decoding(_loading.Decoding);
        (int width, int height) = SizeOf(pipeline, decoding);
        var plan = new BatchPlan(order, batchSize, firstBatch, onlyFull, (pipeline.Channels, height, width), channelsLast);
        foreach (Batch batch in BatchPrefetch.Run(plan, _loading, Fill, image => Labels[image], stop)) yield return batch;

        void Fill(int index, int place, Span<float> target)
        {
            using DecodedImage stored = ImageFile.Decode(Files.Files[index], decoding);
            DecodedImage image = pipeline.Run(stored, seedOf(place));
            try
            {
                if (image.Width != width || image.Height != height)
                    throw new KitException($"{Files.Files[index].FullName} becomes {image.Width}×{image.Height}, but the first image {width}×{height}: end the pipeline with a step that makes all the same size, such as CentreCrop.");
                pipeline.Normalise(image, target, channelsLast);
            }
            finally
            {
                image.Dispose();
            }
        }
    }

    /// <summary>What the pipeline makes of the first image, which all the others must match.</summary>
    private (int Width, int Height) SizeOf(ImagePipeline pipeline, ImageDecodeOptions decoding)
    {
        using DecodedImage stored = ImageFile.Decode(Files.Files[0], decoding);
        using DecodedImage image = pipeline.Run(stored, seed: 0);
        return (image.Width, image.Height);
    }
}

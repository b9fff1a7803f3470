using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// What the frozen stages of a network make of pictures, computed once and kept in memory: an epoch of training the stages behind them
/// (<see cref="ImageModel.Tail"/>) then costs those stages only. Pictures can be kept in several varied views, of which each epoch takes one at random.
/// </summary>
/// <example><code>
/// using FrozenFeatures train = FrozenFeatures.Of(model, "layer3", files, judging, varied, views: 3);
/// TrainingRun run = Trainer.Fit(model.Tail("layer3"), train, null);
/// </code></example>
public sealed class FrozenFeatures : IBatchSource, IDisposable
{
    private const int Pictures = 32;

    private readonly Tensor _maps;
    private readonly int[] _images;
    private readonly int _kept, _views;
    private readonly bool _owns;

    private FrozenFeatures(Tensor maps, int[] images, IReadOnlyList<int> labels, IReadOnlyList<string>? classNames, int kept, int views, bool owns)
    {
        (_maps, _images, _kept, _views, _owns) = (maps, images, kept, views, owns);
        (Labels, ClassNames) = (labels, classNames);
    }

    /// <inheritdoc/>
    public int Count => _images.Length;

    /// <inheritdoc/>
    public IReadOnlyList<int> Labels { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <inheritdoc/>
    public bool IsSynthetic { get; private init; }

    /// <summary>Computes what the stages before one return.</summary>
    /// <param name="model">The network; a copy for inference computes (<see cref="ImageModel.ForInference"/>).</param>
    /// <param name="from">The first stage that will learn, a name as in <see cref="ImageModel.Extract(string, Tensor)"/>.</param>
    /// <param name="files">The pictures.</param>
    /// <param name="judging">What is done to a picture for judging; an epoch can take this view, too.</param>
    /// <param name="varied">What is done to a picture for further views, at random; null where there are none.</param>
    /// <param name="views">How many further views of each picture are kept, 0 or more.</param>
    /// <param name="bfloat16">Whether the frozen stages compute in bfloat16, which keeps two to three digits; null where the processor multiplies it.</param>
    /// <returns>The features, in the order of the files; the caller disposes them, after all their subsets are done with.</returns>
    /// <exception cref="KitException">The network has no such stage, or a picture cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public static FrozenFeatures Of(ImageModel model, string from, ImageFileSet files, ImagePipeline judging, ImagePipeline? varied = null, int views = 0, bool? bfloat16 = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfNegative(views);
        model.MustHaveStage(from);
        if (views > 0 && varied is null) throw new KitException("Further views need a pipeline that varies the pictures.");
        CancellationToken stop = LiveDisplay.Interrupted();
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using ImageModel fast = model.ForInference(bfloat16);
        int count = files.Count, at = 0, all = count * (1 + views);
        var progress = new LiveProgress($"features of {model.GetName()} before {from}", "pictures", all);
        ImageFileSource source = files.AsSource(varied ?? judging, judging);
        Tensor? maps = null;
        for (int view = 0; view <= views; view++)
        {
            foreach (Batch batch in view == 0 ? source.InOrder(new BatchOptions { BatchSize = Pictures }, stop) : source.Epoch(InTheirOrder(count), view, stop: stop))
            {
                using var inner = NewDisposeScope();
                using (batch)
                {
                    stop.ThrowIfCancellationRequested();
                    Tensor part = fast.RunUntil(from, batch.Images);
                    maps ??= empty([all, .. part.shape[1..]], float32).MoveToOuterDisposeScope();
                    int length = Math.Min(batch.Count, count * (view + 1) - at);
                    maps.narrow(0, at, length).copy_(part.narrow(0, 0, length));
                    progress.Report(at += length);
                }
            }
        }

        return new FrozenFeatures(maps!.DetachFromDisposeScope(), [.. Enumerable.Range(0, count)], [.. files.Labels], files.ClassNames, count, 1 + views, owns: true) { IsSynthetic = files.IsSynthetic };
    }

    /// <inheritdoc/>
    public IEnumerable<Batch> Epoch(BatchOptions options, int seed, int skip = 0, CancellationToken stop = default)
    {
        EpochOrder.Validate(options, skip);
        return Batches();

        IEnumerable<Batch> Batches()
        {
            int[] order = EpochOrder.Of(options, Count, seed);
            int size = Math.Min(options.BatchSize, order.Length);
            for (int first = skip * size; first + size <= order.Length; first += size)
            {
                stop.ThrowIfCancellationRequested();
                yield return Take(options, order[first..(first + size)], [.. Enumerable.Range(first, size).Select(place => (int)(EpochOrder.SeedOf(seed, place) % (ulong)_views))]);
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
            foreach (int[] part in Enumerable.Range(0, Count).Chunk(options.BatchSize))
            {
                stop.ThrowIfCancellationRequested();
                yield return Take(options, part, new int[part.Length]);
            }
        }
    }

    /// <summary>
    /// Every view by itself, each with all pictures in order; the first is the one for judging. The mean of what a network says of all
    /// (<see cref="Predictions.Average"/>) hangs less on how a picture happens to lie than what it says of one.
    /// </summary>
    /// <remarks>They share these features' memory, and end with them.</remarks>
    public IReadOnlyList<FrozenFeatures> EachView() =>
        [.. Enumerable.Range(0, _views).Select(view => Rows([.. _images.Select(image => view * _kept + image)], Labels, views: 1))];

    /// <inheritdoc cref="IBatchSource.Subset"/>
    /// <remarks>It shares these features' memory, and ends with them.</remarks>
    public FrozenFeatures Subset(IReadOnlyList<int> indices)
    {
        EpochOrder.MustBeThere(indices, Count, "these features");
        return Rows([.. indices.Select(i => _images[i])], [.. indices.Select(i => Labels[i])], _views);
    }

    IBatchSource IBatchSource.Subset(IReadOnlyList<int> indices) => Subset(indices);

    /// <summary>Counts and shape, for people.</summary>
    public override string ToString() => _maps.IsInvalid ? $"features of {Count} images, disposed" : $"features of {Count} images, {_views} {(_views == 1 ? "view" : "views")} of each, {string.Join("×", _maps.shape[1..])}";

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_owns) _maps.Dispose();
    }

    /// <summary>All pictures in order, a few of them twice so that the last batch of an epoch is a whole one.</summary>
    private static BatchOptions InTheirOrder(int count)
    {
        int size = Math.Min(Pictures, count);
        return new BatchOptions { BatchSize = size, Sampler = _ => [.. Enumerable.Range(0, (count + size - 1) / size * size).Select(i => i % count)] };
    }

    private FrozenFeatures Rows(int[] images, IReadOnlyList<int> labels, int views) => new(_maps, images, labels, ClassNames, _kept, views, owns: false) { IsSynthetic = IsSynthetic };

    private Batch Take(BatchOptions options, int[] places, int[] views)
    {
        if (_maps.IsInvalid) throw new KitException("These features were disposed: compute them again.");
        using var scope = NewDisposeScope();
        Tensor images = _maps.index_select(0, tensor(places.Select((place, i) => (long)views[i] * _kept + _images[place]).ToArray()));
        if (options.ChannelsLast && images.dim() == 4) images = MemoryLayout.ChannelsLast(images);
        Tensor labels = tensor(places.Select(place => (long)Labels[place]).ToArray());
        return new Batch(images.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}

namespace NotebookKit;

/// <summary>
/// Labelled images as a training wants them: shuffled and varied batches of an epoch, and all in order for judging. An epoch is a
/// function of its seed alone, so that a training that was killed can go on in the middle of one.
/// </summary>
public interface IBatchSource
{
    /// <summary>How many images there are.</summary>
    int Count { get; }

    /// <summary>The class of each image.</summary>
    IReadOnlyList<int> Labels { get; }

    /// <summary>The names of the classes in the order of their numbers; null where they have none.</summary>
    IReadOnlyList<string>? ClassNames => null;

    /// <summary>Whether the images are drawings of the library's own making: the live display of a training on them says so.</summary>
    bool IsSynthetic => false;

    /// <summary>One epoch of shuffled and augmented batches of equal size, the last incomplete one left out. The caller disposes each.</summary>
    /// <param name="options">Size, memory layout, order.</param>
    /// <param name="seed">Decides order and augmentation; the same seed gives the same batches, bit for bit.</param>
    /// <param name="skip">How many batches of the epoch to leave out at its beginning, at no cost.</param>
    /// <param name="stop">Ends it.</param>
    IEnumerable<Batch> Epoch(BatchOptions options, int seed, int skip = 0, CancellationToken stop = default);

    /// <summary>All images in their order, as they are. The caller disposes each batch; the last may be smaller.</summary>
    IEnumerable<Batch> InOrder(BatchOptions options, CancellationToken stop = default);

    /// <summary>The chosen images, in this order, as a source of their own.</summary>
    IBatchSource Subset(IReadOnlyList<int> indices);
}

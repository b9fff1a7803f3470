namespace NotebookKit;

/// <summary>
/// How files are read and decoded ahead of whoever uses them. Memory is bounded: <see cref="BatchesAhead"/> batches beside the one in
/// use, and for each worker a file's bytes and seven bytes for each of its pixels.
/// </summary>
public sealed record LoadingOptions
{
    /// <summary>A worker for each core, two batches ahead, an unreadable image is fatal.</summary>
    public static LoadingOptions Default { get; } = new();

    /// <summary>Threads that decode. With none free, training and decoding share the cores; whichever is behind gets them.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 16);

    /// <summary>Batches that are decoded before they are asked for, 1 or more.</summary>
    public int BatchesAhead { get; init; } = 2;

    /// <summary>What to do about images that cannot be read.</summary>
    public UnreadableImages Unreadable { get; init; } = UnreadableImages.Fail;

    /// <summary>What becomes of transparency, what a file may claim, and whether large JPEGs may be shrunk while they are decoded.</summary>
    public ImageDecodeOptions Decoding { get; init; } = ImageDecodeOptions.Default;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchesAhead, 1);
    }
}

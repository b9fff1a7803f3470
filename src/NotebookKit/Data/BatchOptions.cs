namespace NotebookKit;

/// <summary>How images are put into batches.</summary>
public sealed record BatchOptions
{
    /// <summary>Images of a batch.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Whether a pixel's channels lie beside each other in memory (N×C×H×W still, with channels-last strides).</summary>
    public bool ChannelsLast { get; init; }

    /// <summary>The images' own order of an epoch, for class-balanced sampling; null shuffles them all. Gets the epoch's generator, returns indices, repeats allowed.</summary>
    public Func<Random, IReadOnlyList<int>>? Sampler { get; init; }
}

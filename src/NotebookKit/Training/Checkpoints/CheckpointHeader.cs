namespace NotebookKit;

/// <summary>What a checkpoint holds beside its tensors: whose it is, and where the training was.</summary>
internal sealed record CheckpointHeader
{
    /// <summary>What model, data and options the training had: <see cref="TrainingFingerprint"/>.</summary>
    public required IReadOnlyDictionary<string, string> Fingerprint { get; init; }

    /// <summary>The levers, which the probe may find otherwise the next time, and which change the bits.</summary>
    public required bool BFloat16 { get; init; }

    /// <inheritdoc cref="BFloat16"/>
    public required bool ChannelsLast { get; init; }

    /// <inheritdoc cref="BFloat16"/>
    public required bool FusedLayers { get; init; }

    /// <summary>libtorch's threads; sums come out otherwise with another number of them.</summary>
    public required int Threads { get; init; }

    /// <summary>The running epoch and its sums so far.</summary>
    public required EpochTotals Totals { get; init; }

    /// <summary>Updates of the weights so far.</summary>
    public required int Updates { get; init; }

    /// <summary>The epochs that have ended.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The epoch whose weights are kept as the best, 0 before there is one.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The log within the epochs.</summary>
    public IReadOnlyList<BatchRecord> Log { get; init; } = [];

    /// <summary>The names and byte counts of the tensors, in the order in which they follow.</summary>
    public IReadOnlyList<CheckpointEntry> Entries { get; init; } = [];
}

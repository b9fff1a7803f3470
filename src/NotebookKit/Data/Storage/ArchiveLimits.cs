namespace NotebookKit;

/// <summary>What a folder or an archive may hold before it is refused.</summary>
public sealed record ArchiveLimits
{
    /// <summary>5 million files; 2 GiB in memory.</summary>
    public static ArchiveLimits Default { get; } = new();

    /// <summary>Files at the most.</summary>
    public int Files { get; init; } = 5_000_000;

    /// <summary>What the files of a compressed tar archive may have together: it cannot be read in place and is held in memory.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;
}

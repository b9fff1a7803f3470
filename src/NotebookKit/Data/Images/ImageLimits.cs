namespace NotebookKit;

/// <summary>What an image file may claim before it is refused: a header of a few bytes can promise gigabytes.</summary>
public sealed record ImageLimits
{
    /// <summary>100 million pixels, files of 256 MiB.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Width times height at the most; decoding takes 7 bytes for each.</summary>
    public long Pixels { get; init; } = 100_000_000;

    /// <summary>The size of a file, or of an archive's entry once unpacked, at the most.</summary>
    public int FileBytes { get; init; } = 256 << 20;
}

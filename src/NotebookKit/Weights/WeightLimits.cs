namespace NotebookKit;

/// <summary>What a weight file may claim before it is refused.</summary>
internal static class WeightLimits
{
    /// <summary>The longest header: 100 MB, as the reference implementation of safetensors has it.</summary>
    public const int HeaderBytes = 100_000_000;

    /// <summary>The longest part that is held in memory at once: a pickle within an archive, a model.json.</summary>
    public const int PartBytes = 64 << 20;

    /// <summary>The longest description in text: a prototxt has some 40 KB.</summary>
    public const int DescriptionBytes = 4 << 20;

    public const int Tensors = 200_000;
    public const int NameBytes = 4096;
    public const int Dimensions = 16;

    /// <summary>Instructions of a pickle; a network of 10,000 tensors takes about 600,000.</summary>
    public const int PickleSteps = 2_000_000;

    /// <summary>Values that are looked at for tensors; what is listed many times over counts as often.</summary>
    public const int PickledValues = 1_000_000;

    /// <summary>How deep lists and dictionaries may lie in each other.</summary>
    public const int Depth = 32;

    /// <summary>What a compressed part may unpack to: 64 MB, or 50 times its size. Weights hardly shrink at all, pruned ones 20-fold.</summary>
    public static bool IsBomb(long packed, long unpacked) => unpacked > PartBytes && unpacked / 50 > packed;
}

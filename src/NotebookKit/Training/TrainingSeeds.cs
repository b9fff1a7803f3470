namespace NotebookKit;

/// <summary>Seeds of a training's parts, each a function of the training's seed and a place, so that any place can be begun at.</summary>
internal static class TrainingSeeds
{
    /// <summary>The seed of an epoch's order and augmentation.</summary>
    public static int Epoch(int seed, int epoch) => Mix(seed, 1, epoch);

    /// <summary>The seed of a step's mixup.</summary>
    public static int MixUp(int seed, int epoch, int step) => Mix(Mix(seed, 2, epoch), 3, step);

    /// <summary>The seed of one of the captions that are sampled for a picture.</summary>
    public static int Sample(int seed, int picture, int draw) => Mix(Mix(seed, 4, picture), 5, draw);

    /// <summary>The seed of one of the networks that write together; the first has the training's own.</summary>
    public static int Network(int seed, int network) => network == 0 ? seed : Mix(seed, 6, network);

    /// <summary>Steele, Lea and Flood's SplitMix (2014) over the three: neighbouring places get unrelated seeds, in every process the same.</summary>
    private static int Mix(int seed, int use, int place)
    {
        ulong state = (uint)seed | ((ulong)(uint)place << 32);
        state += 0x9E3779B97F4A7C15UL * (ulong)use;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
        return (int)(state ^ (state >> 31)) & int.MaxValue;
    }
}

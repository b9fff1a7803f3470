namespace NotebookKit;

/// <summary>Which image comes when in an epoch, and each one's own seed: functions of the epoch's seed and nothing else.</summary>
internal static class EpochOrder
{
    /// <summary>The images of an epoch, shuffled or as the options' sampler has them.</summary>
    /// <exception cref="KitException">The sampler named an image that is not there, or none.</exception>
    public static int[] Of(BatchOptions options, int count, int seed)
    {
        var random = new Random(seed);
        int[] order;
        if (options.Sampler is null)
        {
            order = [.. Enumerable.Range(0, count)];
            random.Shuffle(order);
        }
        else
        {
            order = [.. options.Sampler(random)];
            int wrong = Array.FindIndex(order, index => (uint)index >= (uint)count);
            if (wrong >= 0) throw new KitException($"The sampler asked for image {order[wrong]}, but there are {count}, numbered from 0.");
        }

        return order.Length > 0 ? order : throw new KitException("An epoch without images: the source is empty, or its sampler chose none.");
    }

    /// <summary>
    /// A seed for the image at a place of the epoch, by SplitMix64's finaliser (Steele, Lea, Flood 2014). By place, not by image,
    /// so that an image that a sampler repeats is varied anew, and so that places can be skipped or filled in any order.
    /// </summary>
    public static ulong SeedOf(int seed, int place)
    {
        ulong mixed = ((ulong)(uint)seed << 32 | (uint)place) + 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Refuses indices that no image has.</summary>
    /// <exception cref="KitException">There is no such image.</exception>
    public static void MustBeThere(IReadOnlyList<int> indices, int count, string source)
    {
        ArgumentNullException.ThrowIfNull(indices);
        foreach (int index in indices)
            if ((uint)index >= (uint)count) throw new KitException($"There is no image {index} in {source}: it has {count}, numbered from 0.");
    }

    /// <summary>Refuses options that no batch can be made with.</summary>
    public static void Validate(BatchOptions options, int skip)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
    }
}

namespace NotebookKit;

/// <summary>
/// How a model wants its numbers: (byte / <see cref="Scale"/> − mean) / standard deviation, channel by channel, in the model's order of
/// channels. It belongs to a model as its weights do.
/// </summary>
/// <param name="Mean">Each channel's mean in the model's order and scale; one channel for grey, three for colour.</param>
/// <param name="StandardDeviation">Each channel's standard deviation, above 0.</param>
public sealed record ImageNormalisation(IReadOnlyList<double> Mean, IReadOnlyList<double> StandardDeviation)
{
    /// <summary>ImageNet's statistics, as torchvision's models and most that came after want them: RGB, 0 to 1.</summary>
    public static ImageNormalisation ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <summary>Caffe's: BGR, 0 to 255, minus (104, 117, 123). GoogLeNet and SqueezeNet as their authors published them.</summary>
    public static ImageNormalisation Caffe { get; } = new([104, 117, 123], [1, 1, 1]) { Scale = 1, BlueFirst = true };

    /// <summary>What a byte is divided by first: 255 for numbers from 0 to 1, 1 for numbers from 0 to 255.</summary>
    public double Scale { get; init; } = 255;

    /// <summary>Whether the model's channels are blue, green, red; else red, green, blue.</summary>
    public bool BlueFirst { get; init; }

    /// <summary>1 for grey, 3 for colour.</summary>
    public int Channels => Mean.Count;

    /// <summary>The statistics of a data set's own training images.</summary>
    public static ImageNormalisation Of(PixelNormalisation statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return new ImageNormalisation(statistics.Mean, statistics.StandardDeviation);
    }

    /// <summary>The normalised value of each byte: entry 256 × (the model's channel) + byte.</summary>
    /// <exception cref="KitException">There are not one or three channels, or a deviation is not above 0.</exception>
    internal float[] LookupTable()
    {
        if (Mean.Count is not (1 or 3) || StandardDeviation.Count != Mean.Count)
            throw new KitException($"A normalisation has the mean and the deviation of 1 or of 3 channels, not {Mean.Count} and {StandardDeviation.Count}.");
        if (!StandardDeviation.All(deviation => deviation > 0) || !(Scale > 0)) throw new KitException("A normalisation divides by its deviations and its scale: each must be above 0.");
        return
        [.. from channel in Enumerable.Range(0, Mean.Count)
            from value in Enumerable.Range(0, 256)
            select (float)((value / Scale - Mean[channel]) / StandardDeviation[channel])];
    }
}

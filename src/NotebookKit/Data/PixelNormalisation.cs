namespace NotebookKit;

/// <summary>Turns bytes into numbers around zero: (byte / 255 − mean) / standard deviation, channel by channel.</summary>
/// <param name="Mean">The mean of each channel, 0 to 1.</param>
/// <param name="StandardDeviation">The standard deviation of each channel, above 0.</param>
public sealed record PixelNormalisation(IReadOnlyList<double> Mean, IReadOnlyList<double> StandardDeviation)
{
    /// <summary>The exact statistics of a split, from a histogram of its bytes. Take them from training images only.</summary>
    /// <exception cref="KitException">A channel is constant: there is nothing to see in these images.</exception>
    public static PixelNormalisation Of(ImageSplit images)
    {
        ArgumentNullException.ThrowIfNull(images);
        double[] mean = new double[images.Channels], deviation = new double[images.Channels];
        for (int channel = 0; channel < images.Channels; channel++)
        {
            long[] histogram = Histogram(images, channel);
            double n = histogram.Sum();
            mean[channel] = histogram.Select((count, value) => count * (value / 255.0)).Sum() / n;
            deviation[channel] = Math.Sqrt(histogram.Select((count, value) => count * Math.Pow(value / 255.0 - mean[channel], 2)).Sum() / n);
            if (!(deviation[channel] > 0)) throw new KitException($"Channel {channel} of the {images.Name} images has the same value everywhere: there is nothing to learn from.");
        }

        return new PixelNormalisation(mean, deviation);
    }

    /// <summary>The normalised value of each byte: entry 256 × channel + byte.</summary>
    internal float[] LookupTable() =>
        [.. from channel in Enumerable.Range(0, Mean.Count)
            from value in Enumerable.Range(0, 256)
            select (float)((value / 255.0 - Mean[channel]) / StandardDeviation[channel])];

    private static long[] Histogram(ImageSplit images, int channel)
    {
        long[] histogram = new long[256];
        int plane = images.Height * images.Width;
        for (int i = 0; i < images.Count; i++)
            foreach (byte value in images.Image(i).Slice(channel * plane, plane)) histogram[value]++;
        return histogram;
    }
}

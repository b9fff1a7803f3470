using System.Globalization;

namespace NotebookKit;

/// <summary>
/// Whether a model is right as often as it is sure: reliability bins and the expected calibration error (Guo et al., "On Calibration of
/// Modern Neural Networks", 2017, section 2).
/// </summary>
/// <param name="Bins">Bins of equal width from 0 to 1.</param>
/// <param name="ExpectedError">ECE, equation 3: the mean gap between confidence and accuracy, bins weighted by their counts; 0 is perfect.</param>
/// <param name="LargestError">MCE, equation 5: the largest gap of a bin.</param>
/// <param name="Interval">ECE's 95 % bootstrap interval. ECE of finite samples is biased upwards, and so is the interval.</param>
/// <param name="Count">How many predictions there are.</param>
public sealed record Calibration(IReadOnlyList<ReliabilityBin> Bins, double ExpectedError, double LargestError, Interval? Interval, int Count)
{
    /// <summary>Sorts predictions into bins.</summary>
    /// <param name="confidences">The probability that the model gave to its prediction, 0 to 1.</param>
    /// <param name="correct">Whether each prediction was right.</param>
    /// <param name="bins">How many bins; the paper has 15.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="KitException">There are none, not as many, or a confidence is not from 0 to 1.</exception>
    public static Calibration Of(IReadOnlyList<double> confidences, IReadOnlyList<bool> correct, int bins = 15, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(confidences);
        ArgumentNullException.ThrowIfNull(correct);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        MetricInput.MustPair("Calibration", correct.Count, confidences.Count);
        for (int i = 0; i < confidences.Count; i++)
            if (!(confidences[i] is >= 0 and <= 1)) throw new KitException($"Calibration needs confidences from 0 to 1, but that of example {i} is {confidences[i].ToString(CultureInfo.InvariantCulture)}.");

        int[] all = [.. Enumerable.Range(0, correct.Count)];
        ReliabilityBin[] sorted = Sort(all);
        return new Calibration(
            sorted, Expected(sorted), sorted.Where(bin => bin.Count > 0).Max(Gap), Bootstrap.Interval(correct.Count, drawn => Expected(Sort(drawn)), seed, rounds: 200), correct.Count);

        ReliabilityBin[] Sort(IReadOnlyList<int> examples)
        {
            (int[] counts, int[] hits, double[] sums) = (new int[bins], new int[bins], new double[bins]);
            foreach (int i in examples)
            {
                int bin = Math.Clamp((int)Math.Ceiling(confidences[i] * bins) - 1, 0, bins - 1);
                counts[bin]++;
                hits[bin] += correct[i] ? 1 : 0;
                sums[bin] += confidences[i];
            }

            return [.. Enumerable.Range(0, bins).Select(bin => new ReliabilityBin(
                (double)bin / bins, (bin + 1.0) / bins, counts[bin], sums[bin] / counts[bin], (double)hits[bin] / counts[bin],
                counts[bin] == 0 ? null : NotebookKit.Interval.Wilson(hits[bin], counts[bin])))];
        }
    }

    /// <summary>The calibration of predictions.</summary>
    /// <exception cref="KitException">There are none.</exception>
    public static Calibration Of(Predictions predictions, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Of(
            [.. predictions.Classes.Select((@class, i) => Math.Min(1, (double)predictions.Row(i)[@class]))],
            [.. predictions.Classes.Zip(predictions.Labels, (@class, label) => @class == label)], bins);
    }

    /// <summary>One line: both errors and the count.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"expected calibration error {ExpectedError:F4}, largest {LargestError:F4}, {Bins.Count} bins, {Count} examples");

    private static double Expected(ReliabilityBin[] bins)
    {
        double count = bins.Sum(bin => bin.Count);
        return bins.Where(bin => bin.Count > 0).Sum(bin => bin.Count / count * Gap(bin));
    }

    private static double Gap(ReliabilityBin bin) => Math.Abs(bin.Accuracy - bin.Confidence);
}

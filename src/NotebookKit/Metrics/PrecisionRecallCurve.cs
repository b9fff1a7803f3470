using System.Globalization;

namespace NotebookKit;

/// <summary>
/// Precision against recall, and the average precision: the sum of precisions, each weighted with the recall that its threshold adds,
/// without interpolation (as scikit-learn's average_precision_score; ties are one threshold).
/// </summary>
/// <param name="Points">One for each distinct score, highest first.</param>
/// <param name="AveragePrecision">0 to 1.</param>
/// <param name="Interval">Its 95 % interval on the logit scale (Boyd, Eng and Page 2013, section 3.2); null at 0 and 1, where it has none.</param>
/// <param name="Positives">How many examples are positive.</param>
/// <param name="Count">How many examples there are.</param>
public sealed record PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> Points, double AveragePrecision, Interval? Interval, int Positives, int Count)
{
    private const double NormalQuantileAt95 = 1.959963984540054;

    /// <summary>Draws the curve.</summary>
    /// <param name="truth">Whether each example is positive.</param>
    /// <param name="scores">Its score; higher means rather positive.</param>
    /// <exception cref="KitException">There are no examples, none of them is positive, or a score is no number.</exception>
    public static PrecisionRecallCurve Of(IReadOnlyList<bool> truth, IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(scores);
        MetricInput.MustPair("Average precision", truth.Count, scores.Count);
        MetricInput.MustBeFinite("Average precision", scores);
        int positives = truth.Count(positive => positive);
        if (positives == 0) throw new KitException($"Average precision looks for positives, but none of the {truth.Count} examples is one.");

        List<PrecisionRecallPoint> points = [];
        double average = 0;
        long found = 0, taken = 0;
        foreach (ScoreGroup group in ScoreGroup.Descending(truth, scores))
        {
            found += group.Positives;
            taken += group.Positives + group.Negatives;
            points.Add(new PrecisionRecallPoint(group.Score, (double)found / taken, (double)found / positives));
            average += (double)group.Positives / positives * found / taken;
        }

        return new PrecisionRecallCurve(points, average, Logit(average, positives), positives, truth.Count);
    }

    /// <summary>The curve of one class against all others.</summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="class">The class that counts as positive.</param>
    /// <exception cref="KitException">No image is of the class.</exception>
    public static PrecisionRecallCurve Of(Predictions predictions, int @class)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Of([.. predictions.Labels.Select(label => label == @class)], predictions.Column(@class));
    }

    /// <summary>
    /// Mean average precision: the mean over the classes that have a positive (as PASCAL VOC from 2010 on: every rank counts, no
    /// eleven-point interpolation). The interval is by <see cref="Bootstrap"/> over the images.
    /// </summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="KitException">There are no images.</exception>
    public static Score Mean(Predictions predictions, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        MetricInput.MustPair("Mean average precision", predictions.Count, predictions.Count);
        IReadOnlyList<double>[] columns = [.. Enumerable.Range(0, predictions.ClassNames.Count).Select(predictions.Column)];
        int[] all = [.. Enumerable.Range(0, predictions.Count)];
        return new Score("mAP", Over(all), Bootstrap.Interval(predictions.Count, Over, seed), predictions.Count);

        double Over(IReadOnlyList<int> images) => Enumerable.Range(0, columns.Length)
            .Select(@class => (Truth: (bool[])[.. images.Select(i => predictions.Labels[i] == @class)], Scores: (double[])[.. images.Select(i => columns[@class][i])]))
            .Where(one => one.Truth.Contains(true))
            .Average(one => Of(one.Truth, one.Scores).AveragePrecision);
    }

    /// <summary>The average precision as a score.</summary>
    public Score ToScore() => new("average precision", AveragePrecision, Interval, Count);

    /// <summary>One line: the average precision, its interval, the counts.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ToScore()}, {Positives} of them positive");

    private static Interval? Logit(double value, int positives)
    {
        if (value is <= 0 or >= 1) return null;
        double centre = Math.Log(value / (1 - value)), half = NormalQuantileAt95 / Math.Sqrt(positives * value * (1 - value));
        return new Interval(Logistic(centre - half), Logistic(centre + half));
    }

    private static double Logistic(double value) => 1 / (1 + Math.Exp(-value));
}

using System.Globalization;

namespace NotebookKit;

/// <summary>
/// The receiver operating characteristic and the area under it: the probability that a positive has a higher score than a negative,
/// ties counted half (Hanley and McNeil 1982).
/// </summary>
/// <param name="Points">From (0, 0) to (1, 1), one for each distinct score.</param>
/// <param name="Area">The area, exact also with ties, 0 to 1.</param>
/// <param name="Interval">Its 95 % interval by DeLong, DeLong and Clarke-Pearson 1988; null where their estimate has no width: a perfect separation, or a class of one.</param>
/// <param name="Positives">How many examples are positive.</param>
/// <param name="Negatives">How many are negative.</param>
public sealed record RocCurve(IReadOnlyList<RocPoint> Points, double Area, Interval? Interval, int Positives, int Negatives)
{
    private const double NormalQuantileAt95 = 1.959963984540054;

    /// <summary>Draws the curve.</summary>
    /// <param name="truth">Whether each example is positive.</param>
    /// <param name="scores">Its score; higher means rather positive.</param>
    /// <exception cref="KitException">There are no examples, only one class, or a score is no number.</exception>
    public static RocCurve Of(IReadOnlyList<bool> truth, IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(scores);
        MetricInput.MustPair("A ROC curve", truth.Count, scores.Count);
        MetricInput.MustBeFinite("A ROC curve", scores);
        int positives = truth.Count(positive => positive), negatives = truth.Count - positives;
        MetricInput.MustHaveBoth("A ROC curve", positives, truth.Count);

        List<RocPoint> points = [new(double.PositiveInfinity, 0, 0)];
        long pairs = 0, truePositives = 0, falsePositives = 0;
        double[] ofPositives = new double[positives], ofNegatives = new double[negatives];
        int positive = 0, negative = 0;
        foreach (ScoreGroup group in ScoreGroup.Descending(truth, scores))
        {
            // Twice the pairs that are ordered right: all negatives below, and half of the tied ones.
            long below = negatives - falsePositives - group.Negatives;
            pairs += group.Positives * (2 * below + group.Negatives);
            for (int i = 0; i < group.Positives; i++) ofPositives[positive++] = (below + group.Negatives / 2.0) / negatives;
            for (int i = 0; i < group.Negatives; i++) ofNegatives[negative++] = (truePositives + group.Positives / 2.0) / positives;
            truePositives += group.Positives;
            falsePositives += group.Negatives;
            points.Add(new RocPoint(group.Score, (double)falsePositives / negatives, (double)truePositives / positives));
        }

        double area = pairs / (2.0 * positives * negatives);
        return new RocCurve(points, area, DeLong(area, ofPositives, ofNegatives, 0), positives, negatives);
    }

    /// <summary>The curve of one class against all others.</summary>
    /// <param name="predictions">A model's probabilities.</param>
    /// <param name="class">The class that counts as positive.</param>
    /// <exception cref="KitException">No image, or every image, is of the class.</exception>
    public static RocCurve Of(Predictions predictions, int @class)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Of([.. predictions.Labels.Select(label => label == @class)], predictions.Column(@class));
    }

    /// <summary>
    /// By how much the area of one model's curve is larger than another's on the same examples, with its 95 % interval (DeLong, DeLong and
    /// Clarke-Pearson 1988): paired, so that what makes examples hard for both does not count. Where the interval leaves out zero,
    /// the difference is no accident of these examples.
    /// </summary>
    /// <param name="ours">A model's probabilities.</param>
    /// <param name="theirs">The other's, for the same examples in the same order.</param>
    /// <param name="class">The class that counts as positive.</param>
    /// <param name="name">What the difference is called.</param>
    /// <returns>The difference, −1 to 1; without an interval where its estimate has no width, or there is one example of a kind only.</returns>
    /// <exception cref="KitException">The examples are others, or no image, or every image, is of the class.</exception>
    /// <example><code>Score gain = RocCurve.Difference(fineTuned, logistic, @class: 1);</code></example>
    public static Score Difference(Predictions ours, Predictions theirs, int @class, string name = "difference of ROC AUC")
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        if (!ours.Labels.SequenceEqual(theirs.Labels)) throw new KitException("A paired difference of areas needs two models' predictions for the same examples in the same order.");
        bool[] truth = [.. ours.Labels.Select(label => label == @class)];
        RocCurve one = Of(ours, @class), other = Of(theirs, @class);
        double[] parts = [.. Parts(truth, ours.Column(@class)).Zip(Parts(truth, theirs.Column(@class)), (mine, yours) => mine - yours)];
        double difference = one.Area - other.Area;
        double[] ofPositives = [.. parts.Where((_, i) => truth[i])], ofNegatives = [.. parts.Where((_, i) => !truth[i])];
        return new Score(name, difference, DeLong(difference, ofPositives, ofNegatives, -1), truth.Length);
    }

    /// <summary>The area as a score.</summary>
    public Score ToScore() => new("ROC AUC", Area, Interval, Positives + Negatives);

    /// <summary>One line: the area, its interval, the counts.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ToScore()}, {Positives} of them positive");

    /// <summary>Each example's part in the area: how many examples of the other kind it is ordered right with, ties half.</summary>
    private static double[] Parts(bool[] truth, IReadOnlyList<double> scores)
    {
        double[] parts = new double[truth.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            double right = 0;
            int others = 0;
            for (int j = 0; j < parts.Length; j++)
            {
                if (truth[i] == truth[j]) continue;
                others++;
                right += scores[i] == scores[j] ? 0.5 : scores[i] > scores[j] == truth[i] ? 1 : 0;
            }

            parts[i] = right / others;
        }

        return parts;
    }

    /// <summary>The interval from the variances of each example's part in the area.</summary>
    private static Interval? DeLong(double area, double[] ofPositives, double[] ofNegatives, double least)
    {
        if (ofPositives.Length < 2 || ofNegatives.Length < 2) return null;
        double variance = Variance(ofPositives, area) / ofPositives.Length + Variance(ofNegatives, area) / ofNegatives.Length;
        double half = NormalQuantileAt95 * Math.Sqrt(variance);
        return half > 0 ? new Interval(Math.Max(least, area - half), Math.Min(1, area + half)) : null;
    }

    private static double Variance(double[] values, double mean) => values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
}

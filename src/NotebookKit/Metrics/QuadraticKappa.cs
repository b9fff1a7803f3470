namespace NotebookKit;

/// <summary>
/// Quadratic-weighted κ: agreement on an ordered scale beyond chance, where a miss by two steps weighs four times a miss by one (Cohen
/// 1968). 1 is full agreement, 0 what chance gives.
/// </summary>
public static class QuadraticKappa
{
    private const double NormalQuantileAt95 = 1.959963984540054;

    /// <summary>κ of a confusion matrix, with the large-sample interval of Fleiss, Cohen and Everitt 1969.</summary>
    /// <param name="matrix">Classes in the order of the scale.</param>
    /// <exception cref="KitException">Nothing was counted, or truth and predictions are one and the same class throughout.</exception>
    public static Score Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int classes = matrix.ClassNames.Count;
        long total = matrix.Total;
        if (total == 0) throw new KitException("κ needs at least one example.");
        long[] truths = new long[classes], predictions = new long[classes];
        Each((i, j) =>
        {
            truths[i] += matrix[i, j];
            predictions[j] += matrix[i, j];
        });

        // Whole numbers throughout, so that κ is rounded once, at its end.
        Int128 observed = 0, expected = 0;
        Each((i, j) =>
        {
            long weight = (long)(i - j) * (i - j);
            observed += (Int128)weight * matrix[i, j];
            expected += (Int128)weight * truths[i] * predictions[j];
        });
        if (expected == 0) throw new KitException("κ compares with chance, but truth and predictions are one and the same class throughout.");
        double kappa = (double)(expected - observed * total) / (double)expected;
        return new Score("quadratic-weighted κ", kappa, Spread(matrix, truths, predictions, kappa), checked((int)total));

        void Each(Action<int, int> visit)
        {
            for (int i = 0; i < classes; i++)
                for (int j = 0; j < classes; j++) visit(i, j);
        }
    }

    /// <summary>κ of pairs of true and predicted grades.</summary>
    /// <param name="truth">The true grades, 0 to classes − 1.</param>
    /// <param name="predictions">The predicted grades, as many.</param>
    /// <param name="classes">How many grades the scale has.</param>
    /// <exception cref="KitException">There are none, not as many, or all are one grade.</exception>
    public static Score Of(IReadOnlyList<int> truth, IReadOnlyList<int> predictions, int classes)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predictions);
        MetricInput.MustPair("κ", truth.Count, predictions.Count);
        return Of(new ConfusionMatrix(truth, predictions, [.. Enumerable.Range(0, classes).Select(grade => $"{grade}")]));
    }

    private static Interval? Spread(ConfusionMatrix matrix, long[] truths, long[] predictions, double kappa)
    {
        int classes = truths.Length;
        double n = matrix.Total, widest = Math.Pow(classes - 1, 2), byChance = 0, sum = 0;
        double Weight(int i, int j) => 1 - (i - j) * (i - j) / widest;
        double[] ofTruth = new double[classes], ofPrediction = new double[classes];
        for (int i = 0; i < classes; i++)
        {
            for (int j = 0; j < classes; j++)
            {
                ofTruth[i] += Weight(i, j) * predictions[j] / n;
                ofPrediction[i] += Weight(j, i) * truths[j] / n;
                byChance += Weight(i, j) * truths[i] * predictions[j] / (n * n);
            }
        }

        for (int i = 0; i < classes; i++)
            for (int j = 0; j < classes; j++) sum += matrix[i, j] / n * Math.Pow(Weight(i, j) - (ofTruth[i] + ofPrediction[j]) * (1 - kappa), 2);
        double variance = (sum - Math.Pow(kappa - byChance * (1 - kappa), 2)) / (n * Math.Pow(1 - byChance, 2));
        double half = NormalQuantileAt95 * Math.Sqrt(Math.Max(0, variance));
        return half > 0 ? new Interval(Math.Max(-1, kappa - half), Math.Min(1, kappa + half)) : null;
    }
}
